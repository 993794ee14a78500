import type { Severity } from '../finding.ts'
import {
  isNotChecked,
  type LocatedFinding,
  locateFindings,
  type ReportedDocument,
  type ReportLanguage,
} from './reported.ts'
import { generalWordingOf, inOneLine, wordingOf } from './wording.ts'

/**
 * Several documents as one run in the Static Analysis Results Interchange Format, which editors and code hosts show in
 * place.
 *
 * @param version of the program
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
 */
export function renderSarif(
  documents: readonly ReportedDocument[],
  language: ReportLanguage = 'en',
  version: string | undefined = undefined,
) {
  const rules = [...new Set(documents.flatMap(({ findings }) => findings.map(({ code }) => code)))].sort()
  const ruleIndexes = new Map(rules.map((code, index) => [code, index]))
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Knutepunkt',
            ...(version !== undefined && { version }),
            rules: rules.map((id) => ruleOf(id, language)),
          },
        },
        language,
        columnKind: 'utf16CodeUnits',
        artifacts: documents.map(({ name, profiles }) => ({
          location: { uri: uriOf(name) },
          properties: { profiles },
        })),
        results: documents.flatMap((document, index) =>
          locateFindings(document).map((finding) => ({
            ruleId: finding.code,
            ruleIndex: ruleIndexes.get(finding.code),
            ...resultOf(finding, language),
            locations: [locationOf(finding, document, index)],
          })),
        ),
      },
    ],
  }
}

/** A rule's own words (section 3.49), without what is particular to one place. */
function ruleOf(id: string, language: ReportLanguage) {
  const { message, hint } = generalWordingOf(id, language)
  return { id, shortDescription: { text: message }, ...(hint !== '' && { help: { text: hint } }) }
}

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
}

function resultOf(finding: LocatedFinding, language: ReportLanguage) {
  const { pointer, profile, element, rule, bestPractice } = finding
  // A level may stand with a failure only (section 3.27.10); what was not checked is open.
  const kind = isNotChecked(finding) ? { kind: 'open' } : { kind: 'fail', level: levels[finding.severity] }
  return {
    ...kind,
    message: { text: inOneLine(wordingOf(finding, language)) },
    properties: { severity: finding.severity, ...present({ pointer, profile, element, rule, bestPractice }) },
  }
}

function locationOf(finding: LocatedFinding, { name }: ReportedDocument, index: number) {
  const { line, column, span, path } = finding
  const region = line !== undefined &&
    line > 0 && {
      startLine: line,
      ...present({ startColumn: column }),
      ...(span && { charOffset: span.offset, charLength: span.end - span.offset }),
    }
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(name), index }, ...(region && { region }) },
    ...(path !== '' && { logicalLocations: [{ fullyQualifiedName: path }] }),
  }
}

function present(values: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** A file's name as a relative URI reference (RFC 3986, section 4.2); an address stays as it is. */
function uriOf(name: string): string {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(name) && URL.canParse(name)) return name
  return name
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/')
}
