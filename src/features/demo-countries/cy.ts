import { birthDateField, type DemoCountry, numberField } from './demo-country.ts'

/** Cyprus asks for the identity card’s number and the birth date. */
export const cyprus: DemoCountry = {
  country: 'CY',
  community: '2.999.196',
  asks: [numberField('2.999.196.1.1', 'CY-EX-[0-9]{6}', 'Identity card number', 'Αριθμός ταυτότητας'), birthDateField],
  enough: [['number', 'birthDate']],
  people: [
    { shows: 'otherLetters', documents: ['cy-ps-l3.xml'] },
    { shows: 'gaps', documents: ['abroad/cy-ps-l3-gaps.xml'] },
  ],
}
