import { Problem } from '../../kernel/problem.ts'
import { type Answer, page, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import {
  checkAgainstMask,
  fieldsFor,
  type MaskAnswer,
  type MaskProblem,
} from '../../standards/smp/check-against-mask.ts'
import type { SearchMask } from '../../standards/smp/search-mask.ts'
import type { PartnerDirectory } from '../partner-directory/index.ts'
import { identify, keyOfPatient } from './identify.ts'
import { typedOf } from './fill-in.ts'
import { findLookup, lookupGone, noSuchLookup } from './find-lookup.ts'
import type { Lookup } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import { openLookups } from './open-lookups.ts'
import { countriesPage } from './pages/countries.ts'
import { formPage } from './pages/form.ts'
import { paths } from './pages/paths.ts'

const errand = { errand: 'foreign-patient' } as const

/** A fast country is answered at once; of a slower one the page says that it is asked. */
const patienceMs = 1_200

/** What a country must offer before its patients can be asked for. */
const asked = ['patient-identification', 'document-query', 'document-retrieve'] as const

/** Where a country is chosen and its patient described. */
export function findRoutes(needs: TreatmentCountryNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'treatment-countries',
      path: paths.countries,
      releases: errand,
      answer: (request) => countries(needs, request),
    }),
    get({
      id: 'treatment-search-form',
      path: paths.form(':country'),
      releases: errand,
      answer: (request) => form(needs, request, openCountry(needs, request.params.country), { typed: {} }),
    }),
    post({
      id: 'treatment-search',
      path: paths.form(':country'),
      releases: errand,
      body: { kind: 'form', maxBytes: 20_000 },
      answer: (request) => search(needs, request),
    }),
    get({
      id: 'treatment-search-again',
      path: paths.again(':lookup'),
      releases: { category: 'identity' },
      hiddenAs: lookupGone,
      prepare: (request) => searchAgain(needs, request),
    }),
    get({
      id: 'treatment-search-picture',
      path: paths.picture(':country', ':index'),
      releases: errand,
      answer: ({ params }) => picture(needs, params),
    }),
  ]
}

async function countries(needs: TreatmentCountryNeeds, { language, person }: WebRequest): Promise<Answer> {
  const { directory, practice } = needs
  const all = directory.partners().map((partner) => ({ country: partner.country, open: isOpen(partner) }))
  return page(countriesPage(all, person ? await openLookups(needs, person) : [], language, practice))
}

/** Where on their card people find what is asked for, as the country shows it. */
function picture({ directory }: TreatmentCountryNeeds, { country, index }: WebRequest['params']): Answer {
  const found = directory.mask(countryIn(country))?.pictures[Number(index)]
  if (!found) throw new Problem('not-found', 'not-found', 'No such picture')
  return { kind: 'bytes', type: found.mimeType, body: found.bytes, disposition: 'inline' }
}

type Partner = NonNullable<ReturnType<PartnerDirectory['partner']>>
type OpenCountry = { readonly partner: Partner; readonly mask: SearchMask }

function isOpen({ services, hasMask }: Partner): boolean {
  return hasMask && asked.every((service) => services.includes(service))
}

function countryIn(text: string | undefined): string {
  return /^[A-Z]{2}$/.test(text ?? '') ? (text ?? '') : ''
}

/** @throws Problem `country-closed`; `not-found` for one that we do not know */
function openCountry({ directory }: TreatmentCountryNeeds, text: string | undefined): OpenCountry {
  const partner = directory.partner(countryIn(text))
  const mask = partner && directory.mask(partner.country)
  if (partner && mask && isOpen(partner)) return { partner, mask }
  if (!partner) throw new Problem('not-found', 'not-found', 'We know no such country')
  throw new Problem('unavailable', 'country-closed', 'The country cannot be asked')
}

/** What stands in a form, and what is wrong with it. */
type Filled = Pick<Lookup, 'typed' | 'filledBy'> & { readonly problems?: readonly MaskProblem[] }

function form(
  { demoPeople, besideForm }: TreatmentCountryNeeds,
  { language }: WebRequest,
  { partner: { country }, mask }: OpenCountry,
  { typed, problems = [], filledBy }: Filled,
): Answer {
  const fields = fieldsFor(mask, 'PS')
  const pictures = mask.pictures.filter(({ scope }) => scope !== 'EP')
  const people = (demoPeople?.(country) ?? []).map(({ name, traits, shows }) => ({
    name,
    typed: typedOf(fields, traits),
    ...(shows ? { shows: shows(language) } : {}),
  }))
  const beside = besideForm?.(country, language, filledBy)
  const shown = { country, fields, enough: mask.enough, pictures, typed, problems, people, beside }
  return page(formPage(shown, language), problems.length > 0 ? 422 : 200)
}

async function search(needs: TreatmentCountryNeeds, request: WebRequest): Promise<Answer> {
  const { person } = request
  const country = openCountry(needs, request.params.country)
  const typed = Object.fromEntries(
    country.mask.fields.map(({ key }) => [key, (request.form.get(key) ?? '').slice(0, 250)]),
  )
  const answer = checkedAsWritten(country.mask, typed)
  if ('problems' in answer) return form(needs, request, country, { typed, problems: answer.problems })
  if (!person) throw new Problem('forbidden', 'not-signed-in', 'Nobody is signed in')
  const traits = withAccessCode(answer, country.partner)
  const { prescriptionId, dispensationPinCode } = answer
  const prescription = {
    ...(prescriptionId === undefined ? {} : { prescriptionId }),
    ...(dispensationPinCode === undefined ? {} : { dispensationPinCode }),
  }
  const lookup = await identify(needs, person, country.partner.country, { typed, traits, prescription })
  await needs.underWay.settled(lookup, patienceMs)
  return redirect(paths.lookup(lookup))
}

/** Countries write their numbers in capitals: whoever typed small letters is not sent back for it. */
function checkedAsWritten(mask: SearchMask, typed: Readonly<Record<string, string>>) {
  const answer = checkAgainstMask(mask, typed, 'PS')
  if (!('problems' in answer)) return answer
  const misspelt = new Set(answer.problems.filter(({ code }) => code === 'format').map(({ key }) => key))
  const capitals = Object.entries(typed).map(([key, value]) => [key, misspelt.has(key) ? value.toUpperCase() : value])
  const again = checkAgainstMask(mask, Object.fromEntries(capitals), 'PS')
  return 'problems' in again && again.problems.length >= answer.problems.length ? answer : again
}

/** Germany takes the code that the patient gave in one with the number. */
function withAccessCode({ traits, accessCode }: MaskAnswer, { profile }: Partner): PatientTraits {
  const separator = profile.accessCodeAfter
  if (separator === undefined || accessCode === undefined) return traits
  const identifiers = traits.identifiers.map((each) => ({
    ...each,
    extension: each.extension + separator + accessCode,
  }))
  return { ...traits, identifiers }
}

/** The form as it was filled in: it says who was looked for, so it is recorded as theirs. */
async function searchAgain(needs: TreatmentCountryNeeds, request: WebRequest) {
  const kept = await findLookup(needs, request)
  if (!kept) return { about: { kind: 'absent' } as const, answer: () => Promise.reject(noSuchLookup()) }
  const { id, country, visit } = kept.lookup
  const patient = keyOfPatient(needs.personKeySecret, kept.lookup)
  return {
    about: { kind: 'patient', patient, document: id, visit, country } as const,
    answer: () => form(needs, request, openCountry(needs, country), kept.lookup),
  }
}
