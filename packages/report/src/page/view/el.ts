import { type ComponentChild, type ComponentType, h, type VNode } from 'preact'

/** `h` with one loose type for its properties: Preact's own do not hold under `exactOptionalPropertyTypes`. */
export const el = <Props extends object>(
  tag: string | ((props: Props) => VNode),
  properties: Props,
  ...children: readonly ComponentChild[]
): VNode => h(tag as ComponentType<Props>, properties as Props, ...children) as VNode
