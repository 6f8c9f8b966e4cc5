/** Hands the reader a file. */
export const saveFile = (name: string, value: unknown): void => {
  const url = URL.createObjectURL(
    new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' }),
  )
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** A file's name from a plan's id: letters, digits and hyphens, whatever the plan says. */
export const fileName = (id: string, ending: string): string =>
  `${id.replaceAll(/[^a-z0-9-]+/gi, '-').slice(0, 60) || 'plan'}-${ending}`
