/** One place for each age that the age model can hold. */
export const AGES = 121
