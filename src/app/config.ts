import { resolve } from 'node:path'
import { type AttestPolicy, attestPolicies, delegationPolicies } from '../features/identity/attest-policy.ts'
import { boxAttestPolicies } from '../features/national-services/attest-policy.ts'
import { Problem } from '../kernel/problem.ts'
import { type LogLevel, logLevels } from '../platform/log/log.ts'

/** Everything that differs from one installation to another. */
export type Config = {
  readonly host: string
  readonly port: number
  /** Scheme, host and port people reach us at; undefined: the address we listen on. */
  readonly origin: string | undefined
  /** Connection string of a PostgreSQL; undefined: the embedded one. */
  readonly databaseUrl: string | undefined
  /** Absolute path of the folder for the embedded database and the keys. */
  readonly dataDirectory: string
  readonly keysDirectory: string
  readonly issuer: { readonly issuer: string; readonly clientId: string; readonly clientSecret?: string } | undefined
  /** Absolute path of our private key towards an issuer like HelseID, a JWK; undefined: the issuer is a plain one. */
  readonly openidClientKey: string | undefined
  readonly attest: AttestPolicy['attest']
  /** What the national services of the box ask of professionals. */
  readonly boxAttest: (typeof boxAttestPolicies)[number]
  readonly delegatedHelseId: AttestPolicy['delegated']
  /** What kind of service our professionals work in, as their attests say it. */
  readonly healthcareService: HealthcareServices
  readonly visitIdleMinutes: number
  readonly visitHours: number
  readonly treatmentHours: number
  readonly sealMinutes: number
  readonly stopSeconds: number
  readonly logLevel: LogLevel
  /** ISO 3166-1, two letters: whose contact point this is. The demonstration can be each of its countries. */
  readonly country: string
  /** Absolute path of the file that describes our contact point (docs/configuration.md); undefined: `serve` has none. */
  readonly contactPoint: string | undefined
  /** Absolute path of the file that says where the national sources are; undefined: the box, where there is one. */
  readonly nationalSources: string | undefined
  /** Absolute paths of folders with terminology files, a later one winning. */
  readonly terminologyDirectories: readonly string[]
  /** Absolute paths of FHIR packages, and of folders of them; undefined: those beside the checkout, where there are any. */
  readonly packageDirectories: readonly string[] | undefined
  /** Absolute path of a file with other names of profiles; undefined: none. */
  readonly profileNames: string | undefined
  /** Base address of a LibreTranslate service for free text; undefined: nothing is machine-translated. */
  readonly translationService: string | undefined
  /** Base address of a collector that takes traces by OTLP over HTTP; undefined: nothing is traced. */
  readonly tracesEndpoint: string | undefined
}

type VolvenCode = { readonly code: string; readonly system: string }

/** What kind of service people work in, by organisation number, and where it is not said for theirs. */
export type HealthcareServices = { readonly usual: VolvenCode; readonly of: Readonly<Record<string, VolvenCode>> }

/** One setting: its variable, what it is when unset (as in docs/configuration.md), and how it is read. */
type Setting<Value> = { readonly name: string; readonly unset: string; readonly parse: (text: string) => Value }

const setting = <Value>(name: string, unset: string, parse: (text: string) => Value): Setting<Value> => ({
  name,
  unset,
  parse,
})

/** Every variable that is read, and the only place one is. */
export const settings = {
  host: setting('KNUTEPUNKT_HOST', '127.0.0.1', String),
  port: setting('KNUTEPUNKT_PORT', '8787', wholeNumber(0, 65_535)),
  origin: setting('KNUTEPUNKT_ORIGIN', '', optional(originOnly)),
  databaseUrl: setting('DATABASE_URL', '', optional(String)),
  dataDirectory: setting('KNUTEPUNKT_DATA', '.data', (path) => resolve(path)),
  keysDirectory: setting(
    'KNUTEPUNKT_KEYS',
    '',
    optional((path) => resolve(path)),
  ),
  openidIssuer: setting('KNUTEPUNKT_OPENID_ISSUER', '', optional(address)),
  openidClientId: setting('KNUTEPUNKT_OPENID_CLIENT_ID', '', optional(String)),
  openidClientSecret: setting('KNUTEPUNKT_OPENID_CLIENT_SECRET', '', optional(String)),
  openidClientKey: setting(
    'KNUTEPUNKT_OPENID_CLIENT_KEY',
    '',
    optional((path) => resolve(path)),
  ),
  attest: setting('KNUTEPUNKT_ATTEST', 'required', oneOf(attestPolicies)),
  boxAttest: setting('KNUTEPUNKT_BOX_ATTEST', 'as-contract', oneOf(boxAttestPolicies)),
  delegatedHelseId: setting('KNUTEPUNKT_DELEGATED_HELSEID', 'refused', oneOf(delegationPolicies)),
  healthcareService: setting('KNUTEPUNKT_HEALTHCARE_SERVICE', '8663:KP01', healthcareServices),
  visitIdleMinutes: setting('KNUTEPUNKT_VISIT_IDLE_MINUTES', '30', wholeNumber(1, 1_440)),
  visitHours: setting('KNUTEPUNKT_VISIT_HOURS', '12', wholeNumber(1, 24)),
  treatmentHours: setting('KNUTEPUNKT_TREATMENT_HOURS', '12', wholeNumber(1, 168)),
  sealMinutes: setting('KNUTEPUNKT_SEAL_MINUTES', '10', wholeNumber(1, 1_440)),
  stopSeconds: setting('KNUTEPUNKT_STOP_SECONDS', '10', wholeNumber(1, 300)),
  country: setting('KNUTEPUNKT_COUNTRY', 'NO', oneOf(['NO', 'FI', 'CZ', 'PT', 'PL', 'CY'])),
  contactPoint: setting(
    'KNUTEPUNKT_CONTACT_POINT',
    '',
    optional((path) => resolve(path)),
  ),
  nationalSources: setting(
    'KNUTEPUNKT_NATIONAL_SOURCES',
    '',
    optional((path) => resolve(path)),
  ),
  logLevel: setting('KNUTEPUNKT_LOG_LEVEL', 'info', oneOf(logLevels)),
  translationService: setting('KNUTEPUNKT_TRANSLATION', '', optional(address)),
  tracesEndpoint: setting('OTEL_EXPORTER_OTLP_ENDPOINT', '', optional(address)),
  terminologyDirectories: setting('KNUTEPUNKT_TERMINOLOGY', '', paths),
  packageDirectories: setting('KNUTEPUNKT_PACKAGES', '', optional(paths)),
  profileNames: setting(
    'KNUTEPUNKT_PROFILE_NAMES',
    '',
    optional((path) => resolve(path)),
  ),
} as const

type Read = { readonly [Name in keyof typeof settings]: ReturnType<(typeof settings)[Name]['parse']> }

/**
 * Reads all settings at once.
 *
 * @param unset what a command wants a variable to be when it is not set, in place of the usual
 * @throws Problem `invalid` (`configuration`) naming every variable that is wrong; never its value
 */
export function readConfig(
  unset: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const wrong: string[] = []
  const entries = Object.entries(settings).map(([key, { name, unset: usual, parse }]) => {
    try {
      return [key, parse(environment[name] ?? unset[name] ?? usual)]
    } catch {
      wrong.push(name)
      return [key, undefined]
    }
  })
  // Each key was read by its own parser, or its name is in `wrong`.
  const { openidIssuer, openidClientId, openidClientSecret, keysDirectory, ...read } = Object.fromEntries(
    entries,
  ) as Read
  if (openidIssuer !== undefined && openidClientId === undefined) wrong.push(settings.openidClientId.name)
  if (wrong.length > 0) {
    throw new Problem('invalid', 'configuration', `These settings are missing or wrong: ${wrong.join(', ')}`)
  }
  const secret = openidClientSecret === undefined ? {} : { clientSecret: openidClientSecret }
  return {
    ...read,
    keysDirectory: keysDirectory ?? resolve(read.dataDirectory, 'keys'),
    issuer: openidIssuer === undefined ? undefined : { issuer: openidIssuer, clientId: openidClientId!, ...secret },
  }
}

function optional<Value>(parse: (text: string) => Value): (text: string) => Value | undefined {
  return (text) => (text === '' ? undefined : parse(text))
}

function paths(text: string): readonly string[] {
  return text
    .split(':')
    .filter(Boolean)
    .map((path) => resolve(path))
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < least || value > most) throw new RangeError('Not in range')
    return value
  }
}

function oneOf<Word extends string>(words: readonly Word[]): (text: string) => Word {
  return (text) => {
    const word = words.find((each) => each === text)
    if (word === undefined) throw new RangeError('Not one of the words')
    return word
  }
}

/** `8663:KP01 100100673=8663:KP02`: the usual one, and those of single organisations. */
function healthcareServices(text: string): HealthcareServices {
  const [usual = '', ...others] = text.split(' ').filter(Boolean)
  const entries = others.map((each) => {
    const [, orgNumber, code = ''] = /^(\d{9})=(.*)$/.exec(each) ?? []
    if (orgNumber === undefined) throw new RangeError('Not an organisation and a code')
    return [orgNumber, codeOfVolven(code)] as const
  })
  return { usual: codeOfVolven(usual), of: Object.fromEntries(entries) }
}

/** `8663:KP01`: number of the code system at Volven, and the code. */
function codeOfVolven(text: string): VolvenCode {
  const [, system, code] = /^(\d{4}):([\w.-]+)$/.exec(text) ?? []
  if (system === undefined || code === undefined) throw new RangeError('Not a code of Volven')
  return { code, system: `urn:oid:2.16.578.1.12.4.1.1.${system}` }
}

function address(text: string): string {
  if (!/^https?:$/.test(new URL(text).protocol)) throw new RangeError('Not an http address')
  return text
}

function originOnly(text: string): string {
  const { origin } = new URL(address(text))
  if (origin !== text.replace(/\/$/, '')) throw new RangeError('More than an origin')
  return origin
}
