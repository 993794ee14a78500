import { type DemoCountry, numberField } from './demo-country.ts'

/** Czechia asks for the insured person’s number. */
export const czechia: DemoCountry = {
  country: 'CZ',
  community: '2.999.203',
  asks: [numberField('2.999.203.1.1', 'CZ-EX-[0-9]{6}', 'Insured person’s number', 'Číslo pojištěnce')],
  enough: [['number']],
  people: [
    { shows: 'child', documents: ['cz-ps-l3.xml'] },
    { shows: 'onlyPdf', documents: ['abroad/cz-ps-l1.xml'] },
    {
      shows: 'namesake',
      traits: {
        identifiers: [{ root: '2.999.203.1.1', extension: 'CZ-EX-851201' }],
        given: ['Anna'],
        family: 'Nikde',
        gender: 'F',
        birthDate: '1985-12-01',
      },
    },
  ],
}
