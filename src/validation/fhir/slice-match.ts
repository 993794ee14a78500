import { typeName } from './compile-element.ts'
import { isObject } from './definitions.ts'
import { answerOf } from './finding-effect.ts'
import type { Standing } from './document/document-index.ts'
import { matchesFixed, matchesPattern } from './pattern.ts'
import type { Place } from './place.ts'
import type { Criterion, Slice, Step } from './program.ts'
import { type Answer, best } from './run.ts'
import { targetOf, type Walk } from './walk.ts'
import { againstProfile } from './walk-types.ts'

/** A value at a discriminator's path, with its type where the way there told it. */
type Chosen = { readonly value: unknown; readonly type: string | undefined; readonly standing?: Standing | undefined }

/** What was found on each way from one value; shared by the slices that it is tried for. */
export type Ways = Map<string, readonly Chosen[]>

/** Whether a value belongs to a slice; undefined when the definition does not say enough to tell. */
export function belongs(
  walk: Walk,
  place: Place,
  { criteria }: Pick<Slice, 'criteria'>,
  ways: Ways = new Map(),
): Answer | undefined {
  if (!criteria) return undefined
  let answer: Answer = 'yes'
  for (const criterion of criteria) {
    const met = meets(walk, place, criterion, ways)
    if (met === 'no') return 'no'
    if (met === 'perhaps') answer = met
  }
  return answer
}

function meets(walk: Walk, place: Place, criterion: Criterion, ways: Ways): Answer {
  const known = ways.get(criterion.way)
  const chosen = known ?? choose(walk, place, criterion.path)
  if (!known) ways.set(criterion.way, chosen)
  // The table has the criterion's own kind under its name.
  return met[criterion.asks](walk, chosen, criterion as never, place)
}

function choose(walk: Walk, place: Place, path: readonly Step[]): readonly Chosen[] {
  let chosen: readonly Chosen[] = [{ value: place.value, type: place.type }]
  for (const step of path) {
    const [only] = chosen
    // The table has the step's own kind under its name.
    if (only && chosen.length === 1) chosen = stepFrom[step.step](walk, only, step as never)
    else chosen = chosen.flatMap((each) => stepFrom[step.step](walk, each, step as never))
  }
  return chosen
}

const said = (answer: boolean): Answer => (answer ? 'yes' : 'no')

const met: {
  readonly [Kind in Criterion['asks']]: (
    walk: Walk,
    chosen: readonly Chosen[],
    asked: Extract<Criterion, { asks: Kind }>,
    place: Place,
  ) => Answer
} = {
  fixed: (_walk, chosen, { required }) => best(chosen, ({ value }) => said(matchesFixed(required.value, value))),
  pattern: (_walk, chosen, { required }) => best(chosen, ({ value }) => said(matchesPattern(required.value, value))),
  member: ({ run }, chosen, { valueSet }) =>
    best(chosen, ({ value }) => {
      const member = run.parts.terminology.memberOf(value, valueSet)
      return member === undefined ? 'perhaps' : said(member)
    }),
  present: (_walk, chosen) => said(chosen.length > 0),
  absent: (_walk, chosen) => said(chosen.length === 0),
  nothing: () => 'yes',
  position: (_walk, _chosen, { from, before }, { index }) => said(index >= from && index < before),
  type: (walk, chosen, { codes }) => best(chosen, ({ type }) => said(codes.some((code) => isA(walk, type, code)))),
  profile: (walk, chosen, { profiles }, place) =>
    best(chosen, (each) => best(profiles, (profile) => conformance(walk, place, each, profile))),
}

/** A value of a data type is looked at as if it stood where slicing began: only what is found counts, not where. */
function conformance(walk: Walk, place: Place, { value, standing }: Chosen, profile: string): Answer {
  if (standing) return walk.run.conforms(standing, profile)
  const found = isObject(value) ? againstProfile(walk, { ...place, form: 'complex', value }, profile) : undefined
  return found ? answerOf(found) : 'no'
}

function isA({ run }: Walk, type: string | undefined, code: string): boolean {
  if (type === undefined || type === code || code === 'Resource') return true
  return code === 'DomainResource' && run.programs.type(type)?.kind === 'resource'
}

const stepFrom: {
  readonly [Kind in Step['step']]: (walk: Walk, from: Chosen, step: Extract<Step, { step: Kind }>) => readonly Chosen[]
} = {
  member: (walk, { value }, { name, choice }) => membersOf(walk, value, name, choice),
  extension: (walk, { value }, { url }) =>
    membersOf(walk, value, 'extension', false).filter((each) => isObject(each.value) && each.value.url === url),
  type: (_walk, { value, type, standing }, { code }) =>
    type === undefined || type === code ? [{ value, type: code, standing }] : [],
  resolve: ({ run, standing: from }, { value }) => {
    const reference = isObject(value) ? value.reference : value
    const standing = typeof reference === 'string' ? targetOf(run.index, reference, from) : undefined
    return standing ? [standingChosen(standing)] : []
  },
}

/** Of an object, by name; a choice under the name of any type. */
function membersOf({ run }: Walk, value: unknown, name: string, choice: boolean): readonly Chosen[] {
  if (!isObject(value)) return []
  const found = choice
    ? Object.keys(value).find((key) => key.startsWith(name) && /^[A-Z]/.test(key.slice(name.length)))
    : name
  if (found === undefined || !Object.hasOwn(value, found)) return []
  const type = choice ? typeName(found.slice(name.length)) : undefined
  const values: readonly unknown[] = Array.isArray(value[found]) ? value[found] : [value[found]]
  return values.map((each) => {
    const standing = isObject(each) ? run.index.standingOf(each) : undefined
    return standing ? standingChosen(standing) : { value: each, type }
  })
}

function standingChosen(standing: Standing): Chosen {
  const { resource } = standing
  return {
    value: resource,
    type: typeof resource.resourceType === 'string' ? resource.resourceType : 'Resource',
    standing,
  }
}
