import type { NationalService } from '../national-services/index.ts'
import { contractIn } from './judge-client.ts'
import { reportHtml, reportJson, reportMarkdown } from './pages/report-files.ts'
import type { Finding, Product, Report } from './report.ts'
import type { Language } from '../../protocols/web/language.ts'

/** What the report of an endpoint says beside its findings. */
export type EndpointTried = {
  readonly service: NationalService
  readonly product: Product
  readonly base: string
  readonly program: string
  readonly from: Date
  readonly until: Date
}

/** The report of an endpoint, as one of a client has it. */
export function endpointReport(
  { service, product, base, program, from, until }: EndpointTried,
  findings: readonly Finding[],
): Report {
  return {
    format: 'knutepunkt-self-test/1',
    of: 'endpoint',
    ...{ product, contract: contractIn(service), tried: base, program, findings },
    ...{ from: from.toISOString(), until: until.toISOString() },
  }
}

/** The report in every form that it has, by file name. */
export function reportFiles(report: Report, language: Language): Readonly<Record<string, string>> {
  return {
    'report.html': reportHtml(report, language),
    'report.json': reportJson(report),
    'report.md': reportMarkdown(report, language),
  }
}
