// What package.json says of a package's entries, so that no other file has to repeat it.

const sourceOf = (built) => built.replace(/^(?:\.\/)?dist\/(.*)\.c?js$/, 'src/$1.ts')

/**
 * What can be imported of a package, in the order of its `exports`. Each has its `id` (what a user writes); a
 * built one its `source` and whether it can be required (`cjs`), any other its `file`.
 */
export function entries({ name, exports }) {
  return Object.entries(exports).map(([subpath, target]) => {
    const id = name + subpath.slice(1)
    if (typeof target === 'string') return { id, file: target.replace('./', '') }
    return { id, source: sourceOf(target.import.default), cjs: 'require' in target }
  })
}

/** The programs of a package: the command's name and its source. */
export const programs = ({ bin = {} }) =>
  Object.entries(bin).map(([command, built]) => ({ command, source: sourceOf(built) }))
