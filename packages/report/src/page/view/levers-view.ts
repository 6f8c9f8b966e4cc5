import type { VNode } from 'preact'
import type { Lever, Levers } from '../levers/lever.js'
import { intakeValues, isMoved, shownValue } from '../levers/state.js'
import { el } from './el.js'
import { bounds, hint, nowLikely, withUnit } from './lever-hint.js'
import type { PageView } from './page-view.js'

const numberOf = (event: Event): number => Number((event.currentTarget as HTMLInputElement).value)

const START_OF_LIMIT = 0.5

const leverView = (lever: Lever, view: PageView): VNode => {
  const { voice, state, levers, actions, isLive } = view
  const value = shownValue(levers, state, lever)
  const name = voice.say(lever.label)
  const id = `lever-${lever.id}`
  const changed = isMoved(levers, state, lever)
  const limit = lever.value === null
  const isOff = !isLive || value === null
  const shown = value ?? lever.max
  return el(
    'div',
    { class: `lever${changed ? ' changed' : ''}`, key: lever.id },
    el(
      'div',
      { class: 'name' },
      el('label', { for: id }, name),
      el('span', { class: 'unit', id: `${id}-unit` }, ` ${voice.say(lever.unit)}`),
    ),
    limit
      ? el(
          'label',
          { class: 'check' },
          el('input', {
            type: 'checkbox',
            id: `${id}-on`,
            checked: value !== null,
            disabled: !isLive,
            onChange: (event: Event) =>
              actions.move(
                lever,
                (event.currentTarget as HTMLInputElement).checked
                  ? Math.round((lever.max * START_OF_LIMIT) / lever.step) * lever.step
                  : null,
                false,
              ),
          }),
          voice.say({ sv: ' räkna med en gräns', en: ' count with a limit' }),
        )
      : null,
    el(
      'div',
      { class: 'inputs' },
      el('input', {
        type: 'range',
        id,
        min: lever.min,
        max: lever.max,
        step: lever.step,
        value: shown,
        disabled: isOff,
        'aria-valuetext': withUnit(lever, shown, voice),
        'aria-describedby': `${id}-hint`,
        onInput: (event: Event) => actions.move(lever, numberOf(event), true),
        onBlur: actions.leave,
        onChange: (event: Event) => actions.move(lever, numberOf(event), false),
      }),
      el('input', {
        type: 'number',
        id: `${id}-field`,
        inputMode: 'decimal',
        min: lever.min,
        max: lever.max,
        step: 'any',
        value: value === null ? '' : Number(value.toFixed(lever.decimals)),
        disabled: isOff,
        'aria-label': `${name}, ${voice.say(lever.unit)}`,
        'aria-describedby': `${id}-bounds`,
        onChange: (event: Event) => {
          const field = event.currentTarget as HTMLInputElement
          // An empty field is nothing that anybody asked for.
          if (field.value === '' || !Number.isFinite(field.valueAsNumber)) actions.move(lever, value, false)
          else actions.move(lever, field.valueAsNumber, false)
        },
      }),
      el(
        'button',
        {
          type: 'button',
          class: 'back',
          disabled: !isLive || !changed,
          'aria-label': voice.say({ sv: `${name}: tillbaka till planen`, en: `${name}: back to the plan` }),
          title: voice.say({ sv: 'Tillbaka till planen', en: 'Back to the plan' }),
          onClick: () => actions.back(lever),
        },
        '↺',
      ),
    ),
    changed && value !== null ? nowLikely(lever, value, view) : null,
    el('p', { class: 'hint', id: `${id}-hint` }, hint(lever, view)),
    el('p', { class: 'hidden', id: `${id}-bounds` }, bounds(lever, view)),
  )
}

/** The intake year by year. */
const yearFields = (view: PageView): VNode | null => {
  const { levers, voice, state, actions, isLive } = view
  const { intake } = levers
  if (intake === null) return null
  const values = intakeValues(levers, state)
  const isStock = intake.path === 'training.intake.followStock'
  return el(
    'details',
    { class: state.years === null ? 'years' : 'years changed', key: 'years' },
    el(
      'summary',
      {},
      isStock
        ? voice.say({ sv: 'Antalet ST-läkare år för år', en: 'The trainees year by year' })
        : voice.say({ sv: 'Antagningen år för år', en: 'The intake year by year' }),
    ),
    el(
      'div',
      { class: 'year-grid' },
      ...intake.years.map((year, index) =>
        el(
          'label',
          { key: year, class: values[index] === intake.values[index] ? '' : 'changed' },
          el('span', {}, String(year)),
          el('input', {
            type: 'number',
            id: `intake-${year}`,
            min: 0,
            max: intake.max,
            step: 'any',
            value: values[index],
            disabled: !isLive,
            onChange: (event: Event) => {
              const field = event.currentTarget as HTMLInputElement
              if (field.value === '' || !Number.isFinite(field.valueAsNumber))
                actions.moveYear(year, values[index] as number)
              else actions.moveYear(year, field.valueAsNumber)
            },
          }),
        ),
      ),
    ),
  )
}

interface Kept {
  readonly key: string
  readonly node: VNode | null
}

const keptNodes = new WeakMap<Levers, Map<string, Kept>>()

/** The same node as long as nothing in it differs, which Preact passes over: of all levers only the one is redrawn. */
const same = (view: PageView, name: string, shows: string, make: () => VNode | null): VNode | null => {
  const { levers, voice, isLive, revision } = view
  const all = keptNodes.get(levers) ?? new Map<string, Kept>()
  keptNodes.set(levers, all)
  const key = `${shows} ${isLive} ${voice.language} ${revision}`
  const found = all.get(name)
  if (found?.key === key) return found.node
  const node = make()
  all.set(name, { key, node })
  return node
}

export const LeversView = (view: PageView): VNode => {
  const { levers, state, voice } = view
  const one = (lever: Lever): VNode | null =>
    same(view, lever.id, `${shownValue(levers, state, lever)} ${isMoved(levers, state, lever)}`, () =>
      leverView(lever, view),
    )
  const years = (): VNode | null =>
    same(view, 'years', intakeValues(levers, state).join(' '), () => yearFields(view))
  return el(
    'div',
    {},
    ...levers.list.flatMap((lever, index) => {
      const isLastOfIntake =
        lever.id === 'final' || (lever.id === 'level' && levers.list[index + 1]?.id !== 'final')
      return isLastOfIntake ? [one(lever), years()] : [one(lever)]
    }),
    el(
      'p',
      { class: 'small' },
      voice.say({
        sv: 'Det du ställer in om antagning eller antal ST-läkare, gränser, dubbelspecialister och riktvärde räknas som säkert. Övriga tal behåller sin osäkerhet: spannet följer med. Inget ändras före planens första år.',
        en: 'What you set of the intake or the number of trainees, the limits, the dual specialists and the norm counts as certain. The other numbers keep their uncertainty: the range moves along. Nothing changes before the first year of the plan.',
      }),
    ),
  )
}
