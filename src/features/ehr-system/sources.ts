import type { Said } from './said.ts'

/** Something a rule rests on. */
export type Source = {
  readonly title: Said
  readonly address: string
  /** `law` binds; `guidance` does not; `assessment` is what a directorate has said so far. */
  readonly standing: 'law' | 'guidance' | 'assessment'
}

const regulation = 'https://eur-lex.europa.eu/eli/reg/2025/327/oj'

const article = (nb: string, nn: string, en: string): Source => ({
  title: {
    nb: `Helsedataforordningen (EU) 2025/327, ${nb}`,
    nn: `Helsedataforordninga (EU) 2025/327, ${nn}`,
    en: `Regulation (EU) 2025/327, ${en}`,
  },
  address: regulation,
  standing: 'law',
})

/** Everything the rules of Article 26 refer to. */
export const sources = {
  definition: article('artikkel 2 nr. 2 bokstav k', 'artikkel 2 nr. 2 bokstav k', 'Article 2(2)(k)'),
  categories: article('artikkel 14 nr. 1', 'artikkel 14 nr. 1', 'Article 14(1)'),
  general: article('artikkel 25 nr. 2', 'artikkel 25 nr. 2', 'Article 25(2)'),
  market: article('artikkel 26 nr. 1', 'artikkel 26 nr. 1', 'Article 26(1)'),
  putIntoService: article('artikkel 26 nr. 2', 'artikkel 26 nr. 2', 'Article 26(2)'),
  dates: article('artikkel 105', 'artikkel 105', 'Article 105'),
  service: {
    title: {
      nb: 'Direktiv (EU) 2015/1535, artikkel 1 nr. 1 bokstav b',
      nn: 'Direktiv (EU) 2015/1535, artikkel 1 nr. 1 bokstav b',
      en: 'Directive (EU) 2015/1535, Article 1(1)(b)',
    },
    address: 'https://eur-lex.europa.eu/eli/dir/2015/1535/oj',
    standing: 'law',
  },
  institution: {
    title: {
      nb: 'Forordning (EU) 2017/745, artikkel 2 nr. 36',
      nn: 'Forordning (EU) 2017/745, artikkel 2 nr. 36',
      en: 'Regulation (EU) 2017/745, Article 2(36)',
    },
    address: 'https://eur-lex.europa.eu/eli/reg/2017/745/oj',
    standing: 'law',
  },
  blueGuide: {
    title: {
      nb: 'Kommisjonens blåbok om produktreglene, 2022/C 247/01, punkt 2.1',
      nn: 'Blåboka til Kommisjonen om produktreglane, 2022/C 247/01, punkt 2.1',
      en: 'The Commission’s Blue Guide on product rules, 2022/C 247/01, section 2.1',
    },
    address: 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52022XC0629(04)',
    standing: 'guidance',
  },
  directorate: {
    title: {
      nb: 'Helsedirektoratets foreløpige vurderinger, Strategirådet sak 26/25, 16. oktober 2025',
      nn: 'Førebelse vurderingar frå Helsedirektoratet, Strategirådet sak 26/25, 16. oktober 2025',
      en: 'Preliminary assessments of the Directorate of Health, the strategic council’s case 26/25, 16 October 2025',
    },
    address: '/saker/kart',
    standing: 'assessment',
  },
} as const satisfies Readonly<Record<string, Source>>

/** The key of a source. */
export type SourceKey = keyof typeof sources
