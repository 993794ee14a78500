import type { Finding, Severity } from '../finding.ts'
import { locate } from '../../standards/fhir/strict-json-locate.ts'

/** One document and what was found in it, to be told to somebody. */
export type ReportedDocument = {
  /** What the one who asked calls it: a file's name, an address. */
  readonly name: string
  readonly findings: readonly Finding[]
  /** Canonical URLs or templates with `|version` that it was looked at against. */
  readonly profiles: readonly string[]
  /** The document as it was read, without a byte order mark; the empty text when it is not at hand. */
  readonly text: string
  /** The published profile, with `|version`, that a profile of our own follows and stood for; nothing of any other. */
  readonly follows?: (profile: string) => string | undefined
}

/** The languages our texts are in. */
export type ReportLanguage = 'en' | 'nb' | 'nn'

/** How many findings of each kind; what was not checked is counted for itself. */
export type Counts = Readonly<Record<Severity | 'notChecked', number>>

/** Whether a finding says that something could not be checked, not that something is wrong: an error says both. */
export function isNotChecked({ code, severity }: Finding): boolean {
  return severity !== 'error' && code.startsWith('not-checked-')
}

export function countFindings(findings: readonly Finding[]): Counts {
  const counts = { error: 0, warning: 0, information: 0, notChecked: 0 }
  for (const finding of findings) counts[isNotChecked(finding) ? 'notChecked' : finding.severity] += 1
  return counts
}

/** Kinds of which there are more than are listed: those counts are no more than the least there are. */
export function cutKinds(findings: readonly Finding[]): ReadonlySet<keyof Counts> {
  const cut = findings.flatMap(({ code, parameters }) => (code === 'not-checked-rest' ? [parameters.kind] : []))
  const severities = (['error', 'warning', 'information'] as const).filter((each) => cut.includes(each))
  // What was not checked is among warnings and notes.
  return new Set([...severities, ...(severities.some((each) => each !== 'error') ? (['notChecked'] as const) : [])])
}

/** Whether nothing found makes the document invalid; what was not checked may still be wrong ({@link resultOf}). */
export function isValid(findings: readonly Finding[]): boolean {
  return !findings.some(({ severity }) => severity === 'error')
}

/** `noErrors`: nothing is wrong as far as was checked, and something was not. Only what was checked in full is valid. */
export type Result = 'valid' | 'noErrors' | 'invalid'

export function resultOf(findings: readonly Finding[]): Result {
  if (!isValid(findings)) return 'invalid'
  return findings.some(isNotChecked) ? 'noErrors' : 'valid'
}

const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 }

/** The gravest first, otherwise as they were found. */
export function byGravity(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => gravity[a.severity] - gravity[b.severity])
}

/** A finding with its span in the text, where that is known. */
export type LocatedFinding = Finding & {
  /** In UTF-16 units from 0, of the value it is about. */
  readonly span?: { readonly offset: number; readonly end: number }
}

/** The findings with line and column: those of FHIR are looked up by their pointers, those of CDA have them. */
export function locateFindings({ findings, text }: ReportedDocument): readonly LocatedFinding[] {
  const pointers = findings.flatMap(({ pointer }) => pointer ?? [])
  if (text === '' || pointers.length === 0) return findings
  const places = locate(text, new Set(pointers))
  return findings.map((finding) => {
    const place = finding.pointer === undefined ? undefined : places.get(finding.pointer)
    if (!place) return finding
    const { line, column, offset, end } = place
    return { ...finding, line: finding.line ?? line, column: finding.column ?? column, span: { offset, end } }
  })
}
