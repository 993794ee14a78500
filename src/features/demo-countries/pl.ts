import { birthDateField, type DemoCountry, numberField } from './demo-country.ts'

/** Poland asks for the personal number, and takes the birth date where that leads to more than one. */
export const poland: DemoCountry = {
  country: 'PL',
  community: '2.999.616',
  asks: [
    numberField('2.999.616.1.1', 'PL-EX-[0-9]{6}', 'Personal number (PESEL)', 'Numer PESEL'),
    { ...birthDateField, mandatory: false },
  ],
  enough: [['number']],
  people: [
    { shows: 'summary', documents: ['pl-ps-l3.xml'] },
    { shows: 'several', documents: ['abroad/pl-ps-l3-danuta.xml'] },
    { shows: 'toldApart', documents: ['abroad/pl-ps-l3-jolanta.xml'], withBirthDate: true },
    {
      shows: 'namesake',
      traits: {
        identifiers: [{ root: '2.999.616.1.1', extension: 'PL-EX-851201' }],
        given: ['Anna'],
        family: 'Nikde',
        gender: 'F',
        birthDate: '1985-12-01',
      },
    },
  ],
}
