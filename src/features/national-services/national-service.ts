import type { Released } from '../../protocols/gate/access.ts'
import type { Json } from '../../standards/fhir/json.ts'
import type { NationalRecord, NationalRecords, RecordChange } from '../national-records/index.ts'
import type { Caller } from './caller.ts'
import type { Evidence } from './evidence.ts'
import type { PersonIds } from './person-ids.ts'
import type { PrivacyOutcome } from './privacy-outcome.ts'
import type { Stopped } from './refusal.ts'

/** How sure a part of a contract is: described by who runs the service, or proposed by us where nothing is public. */
export type Source = { readonly url?: string; readonly sure: 'described' | 'proposed'; readonly says: string }

/** A header that calls carry beside the token. */
export type HeaderRule = {
  readonly name: string
  readonly required: boolean
  readonly what: string
  /** The whole value; what it says is read by the operation. */
  readonly pattern: RegExp
  readonly example: string
}

/** A search parameter, in a form body or a query. */
export type ParameterRule = {
  readonly name: string
  readonly type: 'token' | 'date' | 'number' | 'string'
  readonly what: string
  readonly required?: true
  readonly repeats?: true
  /** Stands in the address, also where the others are a form. */
  readonly inQuery?: true
  /** Every value it may have; open when left out. */
  readonly values?: readonly string[]
  /** The whole value, where its type says too little. */
  readonly pattern?: RegExp
  /** Of a number; 0 when left out. */
  readonly minimum?: number
  readonly example?: string
}

/** Where an operation finds whom it is about. */
export type PersonPlace =
  | {
      readonly in: 'header'
      readonly name: string
      /** Where it may stand instead. */
      readonly orParameter?: string
    }
  | { readonly in: 'parameter'; readonly name: string }
  /** In the body, by a path of member names. */
  | { readonly in: 'body'; readonly find: (body: Json) => string | undefined }
  /** In the path, by an id that the service gave. */
  | { readonly in: 'path'; readonly name: string }
  /** The body names something that the service has found before, and a record of kind `Moved` says whose that is. */
  | { readonly in: 'reference'; readonly find: (body: Json) => string | undefined }
  | SeveralPlace
  /** About nobody in particular. */
  | { readonly in: 'none' }

/** About several people, a hundred at most: for machines alone, since an attest is for one patient. */
export type SeveralPlace = {
  readonly in: 'several'
  /** @throws Problem when the caller may not ask about them */
  readonly find: (
    asked: Pick<Asked, 'caller' | 'headers' | 'parameters' | 'body' | 'now'> & {
      readonly records: Pick<NationalRecords, 'ofAll' | 'holding'>
    },
  ) => Promise<{ readonly numbers: readonly string[]; readonly more?: boolean }>
}

/** What a service holds of one of several. */
export type HeldOf = { readonly person: KnownPerson; readonly records: readonly NationalRecord[] }

/** Everything an operation may look at. */
export type Asked = {
  readonly caller: Caller
  readonly params: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly parameters: URLSearchParams
  readonly body: Json | undefined
  /** Whom it is about, as the register has them; undefined where it is about nobody. */
  readonly person: KnownPerson | undefined
  /** Who asks, where that is a citizen. */
  readonly by: KnownPerson | undefined
  /** How the person's own settings stand towards this caller. */
  readonly privacy: PrivacyOutcome
  /** What the service holds of the person; nothing where the settings keep it back. */
  readonly records: readonly NationalRecord[]
  /** Every version of them, where the operation looks back; each record's oldest first. */
  readonly history: readonly NationalRecord[]
  /** What other services hold of the person, by service, where the operation reads it. */
  readonly beside: Readonly<Record<string, readonly NationalRecord[]>>
  /** One thing that another service holds of the person, where all of them would be too much to read. */
  readonly findBeside: (service: string, id: string) => Promise<NationalRecord | undefined>
  /** Where the operation is about several; whether there are more than these. */
  readonly several?: { readonly people: readonly HeldOf[]; readonly more: boolean }
  readonly now: Date
  readonly newId: () => string
  readonly personIds: PersonIds
  /** Signs what others keep as proof. */
  readonly evidence: Evidence
}

/** What the box knows of somebody before a service answers about them. */
export type KnownPerson = {
  /** The number they have now; a former number leads here. */
  readonly number: string
  readonly born: string
  readonly died?: string
  readonly confidential: boolean
  /** Who speaks for them. */
  readonly representatives: readonly Representative[]
  /** A child whose care the child welfare service has taken over. */
  readonly careTakenOver?: true
}

/**
 * What somebody is registered as to a person. Of Volven 7611: FO has parental responsibility, VE is a guardian in personal
 * matters, FU holds a power of attorney, TD has been given one. Foster parents and child welfare have no code yet.
 */
export type Representative = {
  readonly number: string
  readonly role: 'FO' | 'VE' | 'FU' | 'TD' | 'foster' | 'child-welfare'
  /** They live at one address. */
  readonly together: boolean
  /** First and last day, ISO 8601; open when left out. */
  readonly since?: string
  readonly until?: string
  /** Of a power of attorney: the numbered service areas of Helsenorge. */
  readonly areas?: readonly number[]
}

/** What an operation comes to; the frame writes it, and stores the changes before the answer leaves. */
export type Outcome = {
  readonly status: number
  readonly body?: Json | Uint8Array
  /** Of bytes. */
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly changes?: readonly RecordChange[]
  /** Why not, in our own code and place, where the service's shape does not say it: for the box's log, never sent. */
  readonly stopped?: { readonly code: string; readonly at?: string }
}

/** A call that can be run from the service's page, and that the contract tests make. */
export type Example = {
  readonly title: string
  /** By the names in the path. */
  readonly path?: Readonly<Record<string, string>>
  readonly parameters?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Json
}

/** What an operation takes out of an earlier answer about the same person: an id that the service gave, a version. */
export type Earlier = {
  readonly operation: string
  /** Undefined where the answer has nothing to take. */
  readonly take: (answer: Json, example: Example) => Taken | undefined
}

/** What an example lacks until it is known. */
export type Taken = {
  /** By the names in the path. */
  readonly path?: Readonly<Record<string, string>>
  readonly parameters?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Json
}

/** One operation of a contract. */
export type Operation = {
  /** Stable, unique in the service. */
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below the service's base; `:name` is a parameter. */
  readonly path: string
  readonly what: string
  /** One of them is enough. */
  readonly scopes: readonly string[]
  readonly callers: readonly Caller['kind'][]
  readonly person: PersonPlace
  /** Said by this operation alone, beside the service's own headers. */
  readonly headers?: readonly HeaderRule[]
  readonly parameters?: readonly ParameterRule[]
  /** JSON Schema of the body, where there is one. */
  readonly body?: Json
  /** JSON Schema of the answer when all is well, or the media type of bytes. */
  readonly answers: { readonly status: number; readonly schema?: Json; readonly type?: string }
  /** Opened by a machine before anybody asks: reservation, restriction, block and whether there is anything. */
  readonly status?: true
  /** Takes in alone, from machines: nothing about the person leaves, so there is no access to record. */
  readonly takesIn?: true
  /** Changes nothing, though its POST carries a body (RFC 9110, section 9.2.1). */
  readonly safe?: true
  /** Looks at earlier versions too. */
  readonly history?: true
  /** Services whose records it reads, or changes, beside its own. */
  readonly reads?: readonly string[]
  readonly examples: readonly Example[]
  /** Whatever its examples cannot say by themselves. */
  readonly after?: Earlier
  readonly answer: (asked: Asked) => Outcome | Promise<Outcome>
}

/**
 * A national service as those who call it know it. Routes, OpenAPI, the capability statement, the vendor's page, the
 * connector and the contract tests all come from this one value.
 */
export type NationalService = {
  /** Also the first part of its path in the box. */
  readonly id: string
  readonly title: string
  readonly what: string
  readonly version: string
  readonly format: 'fhir-r4' | 'fhir-r5' | 'json'
  /** Published profiles by type of resource: what it holds keeps one of them, declared or not. */
  readonly profiles?: Readonly<Record<string, readonly string[]>>
  /** As the real service has it, below its host. */
  readonly base: string
  /** `aud` of the access token. */
  readonly audience: string
  /** Whether professionals must bring the attest of the trust framework. */
  readonly attest: 'required' | 'accepted'
  /** What is said of the person's own settings: which service's settings count. */
  readonly settings?: string
  /** Whether a citizen may ask about somebody, themselves or whom they speak for; left out, none may. */
  readonly admits?: (by: KnownPerson, of: KnownPerson, now: Date) => boolean
  /** Holds data of those who have consented, and of nobody else. */
  readonly needsConsent?: true
  /** Whether headers or body state an access basis that opens what is restricted. */
  readonly elevates?: (headers: Asked['headers'], body: Asked['body']) => boolean
  /** What its answers are, for the person's access log. */
  readonly category: Released
  /** How it says what stopped a call, where that is neither an OperationOutcome nor problem details. */
  readonly refuses?: (stopped: Stopped, status: number, eventId: string) => Pick<Outcome, 'body' | 'headers'>
  readonly headers: readonly HeaderRule[]
  readonly operations: readonly Operation[]
  readonly sources: readonly Source[]
}
