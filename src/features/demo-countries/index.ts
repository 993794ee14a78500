import { cyprus } from './cy.ts'
import { czechia } from './cz.ts'
import type { DemoCountry } from './demo-country.ts'
import { finland } from './fi.ts'
import { norway } from './no.ts'
import { poland } from './pl.ts'
import { portugal } from './pt.ts'

export { type DemoCountry, firstDocumentOf, maskOf, repositoryOf } from './demo-country.ts'
export { type DocumentBeside, documentsBeside, settleBeside } from './documents-beside.ts'
export { type OfferedPerson, settle, settlePeople } from './people.ts'

/** Every country of the demonstration, ourselves among them. A new one is a file and a line here. */
export const demoCountries: readonly DemoCountry[] = [norway, finland, czechia, portugal, poland, cyprus]
