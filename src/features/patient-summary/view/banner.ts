import type { Name } from '../../../standards/cda/datatypes.ts'
import type { PatientSummary } from '../../../standards/cda/patient-summary/document.ts'
import type { Organisation } from '../../../standards/cda/patient-summary/people.ts'
import { countryName, languageName } from '../../../standards/terminology/geographic-names.ts'
import { ageAt, daysSince, readMoment } from './dates.ts'
import type { Banner, Phrase, Said } from './summary-view.ts'
import type { Words } from './words.ts'

/** Who the patient is, where the summary comes from and how old it is. */
export function bannerOf({ header }: PatientSummary, words: Words): Banner {
  const { patient } = header
  const age = ageWords(header.patient?.birthTime?.value, words)
  const documentAge = ageOfDocument(header.effectiveTime?.value, words)
  const contentTime = words.date.time(
    header.serviceEvents.map(({ time }) => time?.high).find((high) => high?.value),
    'day',
  )
  const country = countryOf({ header })
  const name = country && countryName(country, words.language)
  return {
    name: fullName(patient?.names ?? [], words),
    birth: words.date.time(patient?.birthTime, 'day') ?? words.absence('no-information'),
    ...(age ? { age } : {}),
    sex: words.code(patient?.gender) ?? words.absence('no-information'),
    ids: [...new Set((patient?.ids ?? []).flatMap(({ extension }) => extension || []))].map((text) => ({
      text,
      lang: 'zxx',
    })),
    country: name
      ? { text: name, lang: words.language, how: 'own' }
      : (country && { text: country, lang: 'zxx', how: 'own' }) || words.absence('no-information'),
    documentTime: words.date.time(header.effectiveTime, 'day') ?? words.absence('no-information'),
    ...(documentAge ? { documentAge } : {}),
    ...(contentTime && contentTime.absence === undefined ? { contentTime } : {}),
    source: sourceOf({ header }, words),
    language: languageOf(words),
  }
}

function fullName(names: readonly Name[], words: Words): Said {
  const name = chosenName(names)
  if (!name) return words.absence('no-information')
  const of = (part: string) => name.parts.filter((each) => each.part === part && each.text).map(({ text }) => text)
  const inOrder = [...of('prefix'), ...of('given'), ...of('family'), ...of('suffix')]
  const text = (inOrder.length > 0 ? inOrder : name.parts.map((part) => part.text).filter(Boolean)).join(' ')
  return words.named(text)
}

/** The legal name where one is marked so; never before it one that is marked as former, assigned or a pseudonym. */
export function chosenName(names: readonly Name[]): Name | undefined {
  const written = names.filter(({ parts }) => parts.some(({ text }) => text))
  const uses = (name: Name) => name.use?.split(/\s+/) ?? []
  return (
    written.find((name) => uses(name).includes('L')) ??
    written.find((name) => !uses(name).some((use) => /^(BR|OR|P|A|ASGN|MDN|I|R)$/.test(use))) ??
    written[0]
  )
}

function ageWords(birth: string | undefined, { t, now }: Words): Phrase | undefined {
  const age = ageAt(birth === undefined ? undefined : { value: birth }, now)
  if (!age) return undefined
  const text = age.months < 24 ? t.months(age.months) : t.years(age.years)
  return { text: text.plain, lang: text.language }
}

function ageOfDocument(time: string | undefined, { t, now }: Words): Phrase | undefined {
  const days = daysSince(readMoment(time), now)
  if (days === undefined) return undefined
  const text =
    days < 0
      ? t.ahead
      : days === 0
        ? t.oldToday
        : days <= 60
          ? t.oldDays(days)
          : days < 730
            ? t.oldMonths(Math.floor(days / 30.4))
            : t.oldYears(Math.floor(days / 365.25))
  return { text: text.plain, lang: text.language }
}

/**
 * Where the summary comes from, ISO 3166-1 alpha-2: the custodian's country, else that of who answers for it, wrote it,
 * or of the patient's home.
 */
export function countryOf({ header }: Pick<PatientSummary, 'header'>): string | undefined {
  const organisations: readonly (Organisation | undefined)[] = [
    header.custodian,
    header.legalAuthenticator?.entity?.organisation,
    ...header.authors.map(({ organisation }) => organisation),
  ]
  const addresses = [
    ...organisations.flatMap((each) => each?.addresses ?? []),
    ...(header.legalAuthenticator?.entity?.addresses ?? []),
    ...header.authors.flatMap((each) => each.addresses),
    ...(header.patient?.addresses ?? []),
  ]
  const written = addresses.flatMap(({ parts }) =>
    parts.filter(({ part }) => part === 'country').map(({ text }) => text),
  )
  return written.map((text) => text.trim().toUpperCase()).find((text) => /^[A-Z]{2}$/.test(text))
}

function sourceOf({ header }: Pick<PatientSummary, 'header'>, words: Words): Said {
  const organisation =
    header.custodian?.names.find(Boolean) ??
    header.authors.flatMap((author) => author.organisation?.names ?? []).find(Boolean)
  if (organisation) return words.named(organisation)
  return words.own(words.t.nameless)
}

function languageOf(words: Words): Said {
  const { documentLanguage, language } = words
  if (documentLanguage === 'und') return words.absence('no-information')
  const name = languageName(documentLanguage.split('-')[0]!, language)
  return { text: name ?? documentLanguage, lang: name ? language : 'zxx', how: 'own' }
}
