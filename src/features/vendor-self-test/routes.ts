import { Problem } from '../../kernel/problem.ts'
import { type Answer, page, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { type NationalService, services } from '../national-services/index.ts'
import { type CallLog, isClientId, type StandingFaults } from '../vendor-portal/index.ts'
import { clientRules } from './client-rules.ts'
import { clientReport, judgeClient } from './judge-client.ts'
import { selfTestPaths } from './pages/paths.ts'
import { reportJson, reportMarkdown } from './pages/report-files.ts'
import { runPage } from './pages/run.ts'
import { runFields, runsPage } from './pages/runs.ts'
import type { Report } from './report.ts'
import type { Run, Runs } from './run.ts'

/** What the pages of the self-test need. */
export type SelfTestNeeds = {
  readonly runs: Runs
  readonly callLog: CallLog
  readonly standing: StandingFaults
  /** Ours, with its version. */
  readonly program: string
  readonly now: () => Date
  readonly newId: () => string
}

/** Runs of clients. Whoever has a run's address has the run: it holds nothing about anybody. */
export function selfTestRoutes(needs: SelfTestNeeds): readonly HttpRoute[] {
  return [...openRoutes(needs), ...reportRoutes(needs), ...changeRoutes(needs)]
}

function openRoutes({ runs, now, newId }: SelfTestNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'self-test',
      path: selfTestPaths.all,
      releases: 'public',
      answer: ({ language, query }) => page(runsPage(language, query)),
    }),
    post({
      id: 'self-test-opened',
      path: selfTestPaths.all,
      releases: 'nothing',
      async answer({ form, language }) {
        const asked = readRun(form)
        if (!asked) return page(runsPage(language, form, true), 400)
        const run = { ...asked, id: newId(), opened: now(), declared: {} }
        await runs.add(run)
        return redirect(selfTestPaths.run(run.client, run.id))
      },
    }),
  ]
}

/** Characters of a name or a version. */
const longest = 64

function readRun(form: URLSearchParams): Pick<Run, 'client' | 'service' | 'product'> | undefined {
  const said = (field: keyof typeof runFields) => (form.get(runFields[field]) ?? '').trim()
  const [client, service] = [said('client'), said('service')]
  const product = { vendor: said('vendor'), name: said('name'), version: said('version') }
  const whole = Object.values(product).every((each) => each !== '' && each.length <= longest)
  return whole && isClientId(client) && services.some((each) => each.service.id === service)
    ? { client, service, product }
    : undefined
}

type Found = { readonly run: Run; readonly service: NationalService; readonly report: Report }

async function foundIn({ runs, callLog, now, program }: SelfTestNeeds, { params }: WebRequest): Promise<Found> {
  const run = await runs.find(params.client ?? '', params.run ?? '')
  const service = services.find((each) => each.service.id === run?.service)?.service
  if (!run || !service) throw new Problem('not-found', 'not-found', 'There is no such run')
  const log = run.closed ? [] : await callLog.between(run.client, run.opened, now())
  return { run, service, report: clientReport(service, run, log, program) }
}

function reportRoutes(needs: SelfTestNeeds): readonly HttpRoute[] {
  const at = [':client', ':run'] as const
  return [
    get({
      id: 'self-test-run',
      path: selfTestPaths.run(...at),
      releases: 'public',
      async answer(request) {
        const found = await foundIn(needs, request)
        const stand = await needs.standing.of(found.run.client, needs.now())
        const waiting = stand.filter((each) => each.service === found.run.service).map(({ faults }) => faults)
        return page(runPage({ ...found, language: request.language, waiting }))
      },
    }),
    get({
      id: 'self-test-json',
      path: selfTestPaths.json(...at),
      releases: 'public',
      answer: async (request) => file('application/json', 'json', reportJson((await foundIn(needs, request)).report)),
    }),
    get({
      id: 'self-test-markdown',
      path: selfTestPaths.markdown(...at),
      releases: 'public',
      answer: async (request) =>
        file('text/markdown', 'md', reportMarkdown((await foundIn(needs, request)).report, request.language)),
    }),
  ]
}

function file(type: string, ending: string, body: string): Answer {
  return { kind: 'bytes', type: `${type}; charset=utf-8`, body, fileName: `rapport.${ending}` }
}

function changeRoutes(needs: SelfTestNeeds): readonly HttpRoute[] {
  const { runs, standing, callLog, now } = needs
  const at = [':client', ':run'] as const
  const changing = (id: string, path: string, change: (found: Found, form: URLSearchParams) => Promise<void>) =>
    post({
      ...{ id, path, releases: 'nothing' },
      async answer(request) {
        const found = await foundIn(needs, request)
        if (!found.run.closed) await change(found, request.form)
        return redirect(selfTestPaths.run(found.run.client, found.run.id))
      },
    })
  return [
    changing('self-test-prompted', selfTestPaths.prompt(...at), async ({ run, service }, form) => {
      const rule = form.get('regel')
      const faults = clientRules(service).flatMap(({ id, fault }) =>
        fault !== undefined && (rule === 'alle' || rule === id) ? [fault] : [],
      )
      await standing.queue(run.client, run.service, faults, now())
    }),
    changing('self-test-declared', selfTestPaths.declare(...at), async ({ run, service }, form) => {
      const rule = clientRules(service).find(({ id, declared }) => declared && id === form.get('regel'))
      const answer = form.get('svar') === 'kept' ? 'kept' : 'broken'
      if (rule) await runs.change({ ...run, declared: { ...run.declared, [rule.id]: answer } })
    }),
    changing('self-test-finished', selfTestPaths.finish(...at), async ({ run, service }) => {
      const closed = { at: now(), findings: [] }
      const findings = judgeClient(
        service,
        { ...run, closed },
        await callLog.between(run.client, run.opened, closed.at),
      )
      await runs.change({ ...run, closed: { ...closed, findings } })
      await standing.queue(run.client, run.service, [], now())
    }),
  ]
}
