import type { Json } from '../../../standards/fhir/json.ts'
import { listIn, objectIn, textIn } from '../../../standards/fhir/json-members.ts'
import { persons } from '../../national-services/index.ts'
import type { RegisteredPerson } from '../held.ts'
import { present, whenIn } from '../read/members.ts'
import type { Source } from '../source.ts'
import { trouble } from '../trouble.ts'

const parts = ['NorwegianIdentificationNumber', 'Name', 'Birth', 'Death', 'ResidentialAddress']

/**
 * Who has the number, their name, and where they live. Restricted access: an address that is confidential does not come. All
 * numbers that lead to them are asked for, so that what is held under a former one is known as theirs.
 */
export const personsSource: Source<RegisteredPerson | undefined> = {
  service: persons,
  scopes: ['nhn:hgd-persontjenesten-api/restricted-access'],
  questions: () => [
    { operation: 'person-by-nin-restricted', parameters: { informationParts: parts, includeHistory: 'true' } },
  ],
  silences: [{ status: 404 }],
  read: ([answered]) => answered?.pages[0] && personOf(answered.pages[0]),
}

/** Of what is told with its history, what holds now. */
function currentIn(answer: Json, name: string): Json | undefined {
  const items = listIn(answer, name)
  return items.find(({ isValid }) => isValid !== false)
}

function personOf(answer: Json): RegisteredPerson {
  const numbers = listIn(answer, 'norwegianIdentificationNumber')
  const current = numbers.find(({ status }) => status === 'InUse')
  const number = textIn(current, 'identificationNumber')
  if (number === undefined) throw trouble('unreadable', 'norwegianIdentificationNumber')
  const all = numbers.flatMap((each) => textIn(each, 'identificationNumber') ?? [])
  const name = currentIn(answer, 'name')
  const [given, family] = [textIn(name, 'givenName'), textIn(name, 'familyName')]
  const isNamed = given !== undefined && family !== undefined
  return {
    number,
    formerNumbers: all.filter((each) => each !== number),
    ...present({
      name: isNamed ? { given, family, ...present({ middle: textIn(name, 'middleName') }) } : undefined,
      born: whenIn(currentIn(answer, 'birth'), 'birthDate')?.slice(0, 10),
      died: whenIn(objectIn(answer, 'death'), 'deceasedDate')?.slice(0, 10),
      address: addressOf(currentIn(answer, 'residentialAddress')),
    }),
  }
}

function addressOf(address: Json | undefined): RegisteredPerson['address'] {
  const street = objectIn(address, 'streetAddress')
  if (!street) return undefined
  const house = objectIn(street, 'addressNumber')
  const line = [
    textIn(street, 'addressName'),
    `${textIn(house, 'houseNumber') ?? ''}${textIn(house, 'houseLetter') ?? ''}`,
  ]
  const city = objectIn(street, 'city')
  return present({
    line: line.filter((each) => each !== undefined && each !== '').join(' '),
    postalCode: textIn(city, 'postalCode'),
    city: textIn(city, 'cityName'),
  })
}
