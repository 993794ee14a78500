import type { PatientSummary } from '../../standards/cda/patient-summary/document.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'

/** How a country writes the same number in two ways; all others compare character for character. */
const writings: readonly { readonly root: string; readonly plain: (extension: string) => string }[] = [
  // Germany answers with the number and the code that opened it, `KVNR|code`; the document has the number.
  { root: '1.2.276.0.76', plain: (extension) => extension.split('|')[0]! },
  // Danish numbers are written with and without the hyphen.
  { root: '1.2.208.176.1.2', plain: (extension) => extension.replace('-', '') },
]

/**
 * Whether a document is about the person who was identified: one of its patient's numbers is one of theirs, and the dates
 * of birth do not differ. The name decides nothing, being written in more ways than a number.
 *
 * @see MyHealth@EU: the patient of the document is the patient of the treatment relationship assertion
 */
export function isAbout({ header }: PatientSummary, patient: PatientTraits): boolean {
  const ids = (header.patient?.ids ?? []).flatMap(({ root, extension }) =>
    root && extension ? [{ root, extension }] : [],
  )
  const known = new Set(patient.identifiers.map(plain))
  return ids.some((id) => known.has(plain(id))) && sameBirth(header.patient?.birthTime?.value, patient.birthDate)
}

function plain({ root, extension }: InstanceIdentifier): string {
  const writing = writings.find((each) => root === each.root || root.startsWith(`${each.root}.`))
  return JSON.stringify([root, writing ? writing.plain(extension) : extension])
}

/** To the precision that both have: one may know the year alone. */
function sameBirth(one: string | undefined, other: string | undefined): boolean {
  const [mine, theirs] = [digits(one), digits(other)]
  const length = Math.min(mine.length, theirs.length)
  return mine.slice(0, length) === theirs.slice(0, length)
}

function digits(date: string | undefined): string {
  return (date ?? '').replaceAll('-', '').slice(0, 8)
}
