import { refuseAssertion } from '../../standards/saml/refuse-assertion.ts'

/** A JSON object of claims, strictly read: a member that nobody reads makes it something else than it claims to be. */
export type Stated = {
  /** @throws Problem `assertion-attribute-missing` when it is not there, or not one line of text */
  readonly text: (name: string) => string
  /** Undefined when it is not there. @throws as `text` */
  readonly maybe: (name: string) => string | undefined
  /** Seconds since 1970, whole. @throws Problem `assertion-structure` */
  readonly time: (name: string) => Date
  /** The one coding in a list of one. @throws as `text`, and `assertion-attribute-repeated` */
  readonly coding: (name: string) => StatedCoding
  readonly maybeCoding: (name: string) => StatedCoding | undefined
  readonly texts: (name: string) => readonly string[]
}

/** As FHIR has it. */
export type StatedCoding = { readonly system?: string; readonly code: string; readonly display?: string }

/** Characters of one text. */
const longest = 256

/** Values of one list. */
const most = 64

/**
 * @param names all that it may say
 * @param at what it is called in places of problems
 * @throws Problem `assertion-structure` for what is no object, `assertion-kind` for a member it may not have
 */
export function statedOf(value: unknown, names: readonly string[], at: string): Stated {
  if (!isObject(value)) return refuseAssertion('assertion-structure', at)
  const foreign = Object.keys(value).some((name) => !names.includes(name))
  if (foreign) refuseAssertion('assertion-kind', at)
  const own = (name: string) => (Object.hasOwn(value, name) ? value[name] : undefined)
  const text = (name: string) => textOf(own(name), `${at}.${name}`)
  const coding = (name: string) => codingOf(own(name), `${at}.${name}`)
  return {
    text,
    maybe: (name) => (own(name) === undefined ? undefined : text(name)),
    time: (name) => timeOf(own(name), `${at}.${name}`),
    coding,
    maybeCoding: (name) => (own(name) === undefined ? undefined : coding(name)),
    texts: (name) => listOf(own(name), `${at}.${name}`).map((each) => textOf(each, `${at}.${name}`)),
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown, at: string): string {
  const plain = typeof value === 'string' && value.length <= longest && /\S/.test(value) && !/\p{Cc}/u.test(value)
  return plain ? value : refuseAssertion('assertion-attribute-missing', at)
}

function timeOf(value: unknown, at: string): Date {
  const whole = typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && value < 1e11
  return whole ? new Date(value * 1000) : refuseAssertion('assertion-structure', at)
}

function codingOf(value: unknown, at: string): StatedCoding {
  const [only, another] = listOf(value, at)
  if (another !== undefined) refuseAssertion('assertion-attribute-repeated', at)
  const { text, maybe } = statedOf(only, ['system', 'code', 'display'], at)
  const [system, display] = [maybe('system'), maybe('display')]
  return {
    code: text('code'),
    ...(system === undefined ? {} : { system }),
    ...(display === undefined ? {} : { display }),
  }
}

function listOf(value: unknown, at: string): readonly unknown[] {
  const list = Array.isArray(value) && value.length > 0 && value.length <= most
  return list ? value : refuseAssertion('assertion-attribute-missing', at)
}
