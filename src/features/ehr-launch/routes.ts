import { createHash } from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'
import { type Answer, redirect } from '../../protocols/web/answer.ts'
import { framePaths } from '../../protocols/web/layout.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import type { SearchMask } from '../../standards/smp/search-mask.ts'
import type { LaunchedPatient } from './launched-patient.ts'
import { launchedPatient } from './launched-patient.ts'
import { type EhrClient, makeEhrClient, type TrustedEhr } from './ehr-client.ts'

/** Where launches under way are kept, by the hash of their token; each is given once. */
export type PendingLaunches = {
  readonly savePending: (key: string, pending: KeptLaunch) => Promise<void>
  readonly takePending: (key: string) => Promise<KeptLaunch | undefined>
}

/** A launch under way, kept as a sign-in under way is: `nonce` is the visit it began in, `returnTo` the EHR it began in. */
export type KeptLaunch = {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  readonly returnTo: string
  readonly begun: Date
}

/** What launching takes. */
export type LaunchNeeds = {
  readonly trusted: readonly TrustedEhr[]
  readonly origin: string
  readonly pending: PendingLaunches
  /** Of the countries that can be asked. */
  readonly masks: () => readonly SearchMask[]
  /** Fills in the search form. @returns its address */
  readonly fillIn: (person: NonNullable<WebRequest['person']>, patient: LaunchedPatient) => Promise<string>
  /** Where a country is chosen by hand. */
  readonly countriesPath: string
  readonly fetching: typeof fetch
  readonly newToken: () => string
  readonly now: () => Date
}

/** The launch URI and the redirect URI to register with an EHR. */
export const launchPath = '/journalstart'
const callbackPath = `${launchPath}/svar`

const cookie = 'knutepunkt-launch'
const pendingMinutes = 10
const errand = { errand: 'foreign-patient' } as const

/** The ways in from an EHR: begun there, confirmed by it, and ended in a form that nothing has been asked by yet. */
export function launchRoutes(needs: LaunchNeeds): readonly HttpRoute[] {
  const client = makeEhrClient(`${needs.origin}${callbackPath}`, needs.fetching)
  return [
    get({
      id: 'ehr-launch',
      path: launchPath,
      releases: errand,
      answer: (request) => begin(needs, client, request),
      instead: {
        'not-signed-in': ({ query }) =>
          redirect(`${framePaths.signIn}?${new URLSearchParams({ til: `${launchPath}?${query}` })}`),
      },
    }),
    get({
      id: 'ehr-launch-callback',
      path: callbackPath,
      releases: errand,
      answer: (request) => finish(needs, client, request),
    }),
  ]
}

/** Only an EHR that the operator trusts is asked anything: `iss` comes from whoever made the link. */
function trustedEhr({ trusted }: LaunchNeeds, issuer: string | null): TrustedEhr {
  const ehr = trusted.find((each) => each.issuer === issuer)
  if (ehr) return ehr
  throw new Problem('forbidden', 'ehr-not-trusted', 'The launch comes from an EHR that is not trusted here')
}

async function begin(needs: LaunchNeeds, client: EhrClient, { query, person }: WebRequest): Promise<Answer> {
  const { pending: kept, newToken, now } = needs
  const ehr = trustedEhr(needs, query.get('iss'))
  const { address, pending } = await client.begin(ehr, query.get('launch') ?? '')
  const token = newToken()
  await kept.savePending(keyOf(token), { ...pending, nonce: person?.visit ?? '', returnTo: ehr.issuer, begun: now() })
  return redirect(address, [{ name: cookie, value: token, maxAgeSeconds: pendingMinutes * 60 }])
}

async function finish(needs: LaunchNeeds, client: EhrClient, { query, person, cookies }: WebRequest): Promise<Answer> {
  const { pending, origin, now, masks, fillIn, countriesPath } = needs
  const token = cookies[cookie]
  const begun = token === undefined ? undefined : await pending.takePending(keyOf(token))
  const late = begun && now().getTime() - begun.begun.getTime() >= pendingMinutes * 60_000
  if (!begun || late || !person || begun.nonce !== person.visit) {
    throw new Problem('forbidden', 'launch-failed', 'No launch is under way in this visit')
  }
  const ehr = trustedEhr(needs, begun.returnTo)
  const patient = await client.finish(ehr, new URL(`${origin}${callbackPath}?${query}`), begun)
  const found = patient && launchedPatient(patient, masks())
  const to = found ? await fillIn(person, found) : countriesPath
  return redirect(to, [{ name: cookie, value: '', maxAgeSeconds: 0 }])
}

/** Apart from the tokens of sign-ins, which are kept in the same place. */
function keyOf(token: string): string {
  return createHash('sha256').update(`launch ${token}`).digest('hex')
}
