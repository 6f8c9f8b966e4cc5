/** What the benchmark uses of the package, whose own types its exports do not lead to. */
declare module 'simulation' {
  interface Primitive {
    readonly id: string
  }
  interface Results {
    readonly value: (primitive: Primitive, time: number) => unknown
  }
  type Config = Readonly<Record<string, unknown>>
  export class Model {
    constructor(config: Config)
    Stock(config: Config): Primitive
    Variable(config: Config): Primitive
    Converter(config: Config): Primitive
    Flow(from: Primitive | null, to: Primitive | null, config: Config): Primitive
    Link(from: Primitive, to: Primitive): Primitive
    find(selector: (primitive: Primitive) => boolean): readonly Primitive[]
    simulate(): Results
  }
}
