import { Problem } from '../../kernel/problem.ts'
import { type Answer, page } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { answerTo, declining } from './answer.ts'
import type { WalletAuthority } from './authority.ts'
import { credentialOf, held, type Holder } from './credentials.ts'
import { answeredPage, walletPage, walletPath } from './pages/wallet.ts'
import { type Question, readRequest } from './read-request.ts'

/** What the wallet takes. */
export type DemoWalletNeeds = {
  readonly authority: WalletAuthority
  /** Everybody with a wallet, as countries begin. */
  readonly holders: () => readonly Holder[]
  /** Scheme, host and port of this process: the wallet goes nowhere else. */
  readonly origin: string
  readonly fetching: typeof fetch
  readonly newToken: () => string
  readonly now: () => Date
}

/** Where a question is opened in the wallet. @param address as the QR code says it */
export function demoWalletAddress(address: string): string {
  return `${walletPath}?${new URLSearchParams({ sporsmal: address })}`
}

/** The wallet's pages, and the issuers' status lists. */
export function demoWalletRoutes(needs: DemoWalletNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'demo-wallet',
      path: walletPath,
      releases: 'public',
      async answer({ query, language }) {
        const address = query.get('sporsmal') ?? ''
        return page(walletPage(await questionAt(needs, address), address, needs.holders(), language))
      },
    }),
    post({
      id: 'demo-wallet-answer',
      path: walletPath,
      releases: 'public',
      body: { kind: 'form', maxBytes: 5_000 },
      answer: (request) => answered(needs, request),
    }),
    get({
      id: 'demo-wallet-status',
      path: `${walletPath}/status/:country`,
      releases: 'public',
      answer({ params }) {
        const country = params.country ?? ''
        const token = needs.authority.statusList(country, statusUri(needs, country), needs.now())
        if (token === undefined) throw new Problem('not-found', 'not-found', 'No such country')
        return { kind: 'bytes', type: 'application/statuslist+jwt', body: token }
      },
    }),
  ]
}

function statusUri({ origin }: DemoWalletNeeds, country: string): string {
  return `${origin}${walletPath}/status/${country}`
}

/** @throws Problem `demo-wallet-request` when it cannot be had, or its asker is not believed */
async function questionAt({ authority, origin, fetching, now }: DemoWalletNeeds, address: string): Promise<Question> {
  const asked = URL.canParse(address) ? new URL(address).searchParams : new URLSearchParams()
  const uri = asked.get('request_uri') ?? ''
  if (!uri.startsWith(`${origin}/`)) throw elsewhere()
  const answer = await fetching(uri, { redirect: 'error', signal: AbortSignal.timeout(5_000) })
  if (!answer.ok) throw elsewhere()
  const trust = { root: authority.verifierRoot, now: now() }
  const question = readRequest(await answer.text(), asked.get('client_id') ?? '', trust)
  if (!question.responseUri.startsWith(`${origin}/`)) throw elsewhere()
  return question
}

function elsewhere(): Problem {
  return new Problem('forbidden', 'demo-wallet-request', 'No question of this demonstration')
}

async function answered(needs: DemoWalletNeeds, { form, language }: WebRequest): Promise<Answer> {
  const question = await questionAt(needs, form.get('sporsmal') ?? '')
  const declined = form.get('svar') !== 'del'
  const body = declined ? declining(question) : await shown(needs, question, form)
  const signal = AbortSignal.timeout(15_000)
  const { ok } = await needs.fetching(question.responseUri, { method: 'POST', body, redirect: 'error', signal })
  return page(answeredPage(declined ? 'declined' : ok ? 'shared' : 'notTaken', language))
}

async function shown(needs: DemoWalletNeeds, question: Question, form: URLSearchParams): Promise<URLSearchParams> {
  const { authority, holders, now, newToken: newSalt } = needs
  const holder = holders()[Number(form.get('hvem') ?? Number.NaN)]
  const wanted = held.find(({ id }) => id === form.get('hva'))
  const issuer = holder && authority.issuerOf(holder.country)
  if (!holder || !wanted || !issuer) throw new Problem('invalid', 'invalid', 'Nobody was chosen', { at: 'hvem' })
  const credential = credentialOf(holder, wanted, {
    issuer,
    statusUri: statusUri(needs, holder.country),
    now: now(),
    newSalt,
  })
  return answerTo(question, wanted.type, credential, now())
}
