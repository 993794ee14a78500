import { type DemoCountry, numberField } from './demo-country.ts'

/** Czechia asks for the insured person’s number. */
export const czechia: DemoCountry = {
  country: 'CZ',
  community: '2.999.203',
  asks: [numberField('2.999.203.1.1', 'CZ-EX-[0-9]{6}', 'Insured person’s number', 'Číslo pojištěnce')],
  enough: [['number']],
  samples: ['cz-ps-l3.xml'],
}
