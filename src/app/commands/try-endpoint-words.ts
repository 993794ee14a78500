import { parseArgs } from 'node:util'
import { type NationalService, services } from '../../features/national-services/index.ts'
import type { People, Product } from '../../features/vendor-self-test/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { type Language, languages } from '../../protocols/web/language.ts'
import { refuseRealNumber } from '../../standards/norway/invented-only.ts'
import { parseNationalNumber } from '../../standards/norway/national-number.ts'

/** What the words of `try-endpoint` ask for. */
export type AskedTrial = {
  readonly service: NationalService
  readonly base: string
  readonly box: string
  readonly client: string
  readonly people: People
  readonly other: string
  readonly write: boolean
  readonly product: Product
  readonly language: Language
  readonly out?: string
}

/** Whom the trial is about where the words do not say. */
type Usual = { readonly somebody: string; readonly somebodyElse: string; readonly unlikely: string; readonly now: Date }

/**
 * Reads the words.
 *
 * @throws Problem `invalid` (`usage`); those of `parseNationalNumber`; `forbidden` (`number-of-real-shape`)
 */
export function readTrial(words: readonly string[], { somebody, somebodyElse, unlikely, now }: Usual): AskedTrial {
  const { positionals, values } = parsed(words)
  const [id = '', base = ''] = positionals
  const service = services.find((each) => each.service.id === id)?.service
  if (!service) throw usage('try-endpoint takes the id of a service first: see --help')
  if (positionals.length !== 2) throw usage('try-endpoint takes a service and the address of an endpoint')
  if (values.client === undefined) throw usage('--client takes the id of a client that is registered in the box')
  const language = languages.find((each) => each === values.language)
  if (!language) throw usage(`--language takes one of ${languages.join(', ')}`)
  const { person = somebody, other = somebodyElse, nobody = unlikely, reserved, restricted, blocked, hpr } = values
  if ((blocked === undefined) !== (hpr === undefined)) throw usage('--blocked and --hpr are said together')
  for (const number of [person, other, nobody, reserved, restricted, blocked]) refuseRealOne(number, now)
  const { vendor = '–', product: name = '–', 'product-version': version = '–' } = values
  return {
    ...{ service, language, other, client: values.client, write: values.write, product: { vendor, name, version } },
    base: address(base, 'The endpoint'),
    box: address(values.box, 'The box'),
    people: {
      ...{ person, nobody },
      ...(reserved === undefined ? {} : { reserved }),
      ...(restricted === undefined ? {} : { restricted }),
      ...(blocked === undefined || hpr === undefined ? {} : { blocked: { number: blocked, hpr } }),
    },
    ...(values.out === undefined ? {} : { out: values.out }),
  }
}

/** Nobody's number goes to somebody's endpoint. */
function refuseRealOne(number: string | undefined, now: Date): void {
  if (number !== undefined) refuseRealNumber(parseNationalNumber(number, now))
}

const thisMachine = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Tokens are sent there: without TLS to this machine alone. */
function address(text: string, what: string): string {
  if (!URL.canParse(text)) throw usage(`${what} needs an address`)
  const { protocol, hostname, search, hash, username, password } = new URL(text)
  const safe = protocol === 'https:' || (protocol === 'http:' && thisMachine.has(hostname))
  // It stands in the report, which others are shown.
  if (!safe || `${search}${hash}${username}${password}` !== '') {
    throw usage(`${what} needs an address with https, or with http on this machine, without a query or a password`)
  }
  return text
}

const text = { type: 'string' } as const

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        ...{ client: text, person: text, other: text, nobody: text, reserved: text, restricted: text, blocked: text },
        ...{ hpr: text, vendor: text, product: text, 'product-version': text, out: text },
        box: { ...text, default: 'http://127.0.0.1:8787' },
        language: { ...text, default: 'nb' },
        write: { type: 'boolean', default: false },
      },
    })
  } catch (cause) {
    throw usage('try-endpoint does not take those words: see --help', cause)
  }
}

function usage(message: string, cause?: unknown): Problem {
  return new Problem('invalid', 'usage', message, {}, cause === undefined ? {} : { cause })
}
