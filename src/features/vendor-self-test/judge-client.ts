import { createHash } from 'node:crypto'
import { type NationalService, openApiOf } from '../national-services/index.ts'
import type { LoggedCall } from '../vendor-portal/index.ts'
import { clientRules, type Watched } from './client-rules.ts'
import type { Judged } from './judge-calls.ts'
import type { Evidence, Finding, Report } from './report.ts'
import type { Run } from './run.ts'
import { contractOf } from './sources.ts'

/** Everything that a client's calls say of the rules of a service. */
export function judgeClient(
  service: NationalService,
  { declared, closed }: Pick<Run, 'declared' | 'closed'>,
  log: readonly LoggedCall[],
): readonly Finding[] {
  const calls = log.filter((call) => call.service === service.id)
  const watched: Watched = {
    ...{ service, declared, closed: closed !== undefined },
    calls: calls.filter(({ facts }) => facts?.verified),
    unattributed: calls.filter(({ facts, faults }) => !facts?.verified && faults === undefined),
  }
  return [...clientRules(service).map((rule) => found(rule, watched)), ...operationsTried(watched)]
}

function found({ id, basis, fault = '', judge }: ReturnType<typeof clientRules>[number], watched: Watched): Finding {
  return findingOf({ rule: id, basis: basis(watched.service) }, judge(watched, fault, id))
}

/** Every operation of the contract, and whether it was called so that it answered as the contract says. */
function operationsTried({ service, calls }: Watched): readonly Finding[] {
  return service.operations.map(({ id, answers }) => {
    const own = calls.filter(({ operation, faults }) => operation === id && faults === undefined)
    const well = own.filter(({ status }) => status === answers.status)
    const named = { rule: 'operation', about: id, basis: contractOf(service) }
    if (well.length > 0) return findingOf(named, { verdict: 'kept', calls: well.slice(-1) })
    const because = own.length === 0 ? 'no-call' : 'only-refused'
    return findingOf(named, { verdict: 'not-tried', because, calls: own.slice(-1) })
  })
}

function findingOf(named: Pick<Finding, 'rule' | 'about' | 'basis'>, { verdict, because, calls }: Judged): Finding {
  return { ...named, verdict, ...(because ? { because } : {}), evidence: calls.map(evidenceOf) }
}

function evidenceOf({ at, method, operation, status, code, place, faults }: LoggedCall): Evidence {
  const note = [code, place, faults].filter((each) => each !== undefined).join(', ')
  return { at: at.toISOString(), call: `${method} ${operation}`, status, ...(note === '' ? {} : { note }) }
}

/** What a report says of the contract it is about. */
export function contractIn(service: NationalService): Report['contract'] {
  const { id, title, version, format, sources } = service
  const document = JSON.stringify(openApiOf(service, { server: '', tokenEndpoint: '' }))
  return { service: id, title, version, format, sources, digest: createHash('sha256').update(document).digest('hex') }
}

/** The report of a run as it is now, or as it was when it was closed. */
export function clientReport(service: NationalService, run: Run, log: readonly LoggedCall[], program: string): Report {
  const { client, product, opened, closed } = run
  return {
    format: 'knutepunkt-self-test/1',
    of: 'client',
    ...{ product, contract: contractIn(service), tried: client, program, from: opened.toISOString() },
    ...(closed ? { until: closed.at.toISOString() } : {}),
    findings: closed?.findings ?? judgeClient(service, run, log),
  }
}
