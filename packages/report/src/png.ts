export const PNG = 'image/png'
