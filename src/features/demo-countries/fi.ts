import { servicesAbroad } from '../country-of-affiliation/index.ts'
import { type DemoCountry, numberField } from './demo-country.ts'

/** Finland asks for the personal identity code alone. */
export const finland: DemoCountry = {
  country: 'FI',
  community: '2.999.246',
  asks: [numberField('2.999.246.1.1', 'FI-EX-[0-9]{6}', 'Personal identity code', 'Henkilötunnus')],
  enough: [['number']],
  people: [
    { shows: 'summary', documents: ['fi-ps-l3.xml'] },
    {
      shows: 'movedHere',
      traits: {
        identifiers: [{ root: '2.999.246.1.1', extension: 'FI-EX-900517' }],
        given: ['Ines'],
        family: 'Ficticia',
        gender: 'F',
        birthDate: '1990-05-17',
      },
    },
    {
      shows: 'optedOut',
      optedOut: servicesAbroad,
      traits: {
        identifiers: [{ root: '2.999.246.1.1', extension: 'FI-EX-660104' }],
        given: ['Kaarlo'],
        family: 'Olematon',
        gender: 'M',
        birthDate: '1966-01-04',
      },
    },
  ],
}
