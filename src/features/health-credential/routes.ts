import { isId } from '../../kernel/id.ts'
import { Problem } from '../../kernel/problem.ts'
import { type Answer, page, redirect } from '../../protocols/web/answer.ts'
import type { Html } from '../../protocols/web/html.ts'
import type { Language } from '../../protocols/web/language.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { askWallet, credentialsFor } from './ask.ts'
import type { HealthCredentialNeeds } from './needs.ts'
import { walletPaths } from './openid4vp.ts'
import { paths } from './pages/paths.ts'
import { askingPage, filledNote, stoppedPage, walletOffer } from './pages/wallet.ts'
import { stepAt } from './presentation.ts'
import { openQuestion, receiveAnswer } from './receive.ts'

const errand = { errand: 'foreign-patient' } as const

/** Of an answer: credentials of some types have portraits, of those we ask for none. */
const mostBytes = 200_000

/** The page with the code, and the two addresses a wallet comes to. */
export function healthCredentialRoutes(needs: HealthCredentialNeeds): readonly HttpRoute[] {
  return [
    post({
      id: 'wallet-ask',
      path: paths.ask(':country'),
      releases: errand,
      body: { kind: 'form', maxBytes: 1_000 },
      async answer({ person, params }) {
        if (!person) throw new Problem('forbidden', 'not-signed-in', 'Nobody is signed in')
        return redirect(paths.page(await askWallet(needs, person, params.country ?? '')))
      },
    }),
    get({ id: 'wallet-page', path: paths.page(':id'), releases: errand, answer: (request) => shown(needs, request) }),
    get({
      id: 'wallet-question',
      path: walletPaths.question(':id'),
      releases: 'nothing',
      async answer({ params }) {
        const open = isId(params.id) ? await openQuestion(needs, params.id) : undefined
        if (!open) return nothing
        return { kind: 'bytes', type: 'application/oauth-authz-req+jwt', body: needs.wallets.question(open) }
      },
    }),
    post({
      id: 'wallet-answer',
      path: walletPaths.answer(':id'),
      releases: 'nothing',
      calledBySystems: true,
      body: { kind: 'form', maxBytes: mostBytes },
      async answer({ params, form }) {
        const believed = isId(params.id) ? await receiveAnswer(needs, params.id, form) : undefined
        if (believed === undefined) return nothing
        return json(believed ? 200 : 400, believed ? {} : { error: 'invalid_request' })
      },
    }),
  ]
}

/** Offers to read a wallet beside a country's form, or says that one was read; nothing where none can be read for it. */
export function walletBeside(
  needs: Pick<HealthCredentialNeeds, 'issuers' | 'mask'>,
): (country: string, language: Language, filledBy?: string) => Html | undefined {
  return (country, language, filledBy) => {
    if (filledBy === 'wallet') return filledNote(language)
    return credentialsFor(needs, country).length > 0 ? walletOffer(country, language) : undefined
  }
}

const json = (status: number, body: object): Answer => ({
  kind: 'bytes',
  type: 'application/json',
  status,
  body: JSON.stringify(body),
})

/** To wallets a question that is over is as one that never was. */
const nothing = json(404, { error: 'invalid_request' })

async function shown(needs: HealthCredentialNeeds, { params, person, language }: WebRequest): Promise<Answer> {
  const id = params.id ?? ''
  const at = needs.now()
  const kept = isId(id) ? await needs.presentations.find(id, at) : undefined
  if (!kept || !person || kept.presentation.person.visit !== person.visit) {
    throw new Problem('not-found', 'not-found', 'No such question')
  }
  const { presentation } = kept
  const step = stepAt(presentation, at)
  if (step.kind === 'filled') return redirect(step.to)
  const formPath = needs.formPath(presentation.country)
  if (step.kind === 'refused' || step.kind === 'late') return page(stoppedPage(presentation, step, formPath, language))
  const address = needs.wallets.address(id)
  const demoWallet = needs.demoWallet?.(address)
  return page(
    askingPage({ presentation, address, formPath, ...(demoWallet === undefined ? {} : { demoWallet }) }, language),
  )
}
