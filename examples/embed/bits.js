/**
 * One number for all the figures of some projections, to the last bit: FNV-1a, 64 bits, of their Float64 bytes.
 * `kohort` is the library, however it was loaded.
 */
export const bitsOf = ({ examplePlan, project, regionPlan, seriesNames, stockholm }) => {
  const plans = [
    stockholm(),
    stockholm({ intake: 'followStock' }),
    examplePlan,
    regionPlan('12', { trainees: 500 }),
  ]
  const figures = plans
    .map(project)
    .flatMap((projection) =>
      [undefined, ...Object.keys(projection.groups)].flatMap((group) =>
        seriesNames.flatMap((name) => projection.series(name, group).map((value) => value ?? Number.NaN)),
      ),
    )
  const bytes = new Uint8Array(new Float64Array(figures).buffer)
  let hash = 0xcbf29ce484222325n
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  return `${figures.length} figures, ${hash.toString(16).padStart(16, '0')}`
}
