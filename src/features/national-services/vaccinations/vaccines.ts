/** A vaccine that the box knows, by ATC: our own labels. */
export type Vaccine = { readonly label: string; readonly against: string }

/**
 * Vaccines by ATC (J07). SYSVAK codes vaccines in a list of its own, which is got by KodeverkRequest and is not public; ATC
 * stands in for it here.
 *
 * @see https://www.fhi.no/hn/helseregistre-og-registre/sysvak/
 */
export const vaccines: ReadonlyMap<string, Vaccine> = new Map(
  (
    [
      ['J07AE01', 'koleravaksine', 'kolera'],
      ['J07AG01', 'Hib-vaksine', 'Haemophilus influenzae type b'],
      ['J07AH08', 'meningokokkvaksine ACWY', 'meningokokker gruppe A, C, W og Y'],
      ['J07AH09', 'meningokokkvaksine B', 'meningokokker gruppe B'],
      ['J07AJ52', 'trekomponentvaksine', 'difteri, stivkrampe, kikhoste'],
      ['J07AL01', 'pneumokokkvaksine, polysakkarid', 'pneumokokker'],
      ['J07AL02', 'pneumokokkvaksine', 'pneumokokker'],
      ['J07AM51', 'difteri- og stivkrampevaksine', 'difteri, stivkrampe'],
      ['J07AN01', 'BCG-vaksine', 'tuberkulose'],
      ['J07AP03', 'tyfoidvaksine', 'tyfoidfeber'],
      ['J07BA01', 'skogflåttencefalittvaksine', 'skogflåttencefalitt'],
      ['J07BA02', 'vaksine mot japansk encefalitt', 'japansk encefalitt'],
      ['J07BB02', 'influensavaksine', 'influensa'],
      ['J07BB03', 'influensavaksine, levende', 'influensa'],
      ['J07BC01', 'hepatitt B-vaksine', 'hepatitt B'],
      ['J07BC02', 'hepatitt A-vaksine', 'hepatitt A'],
      ['J07BC20', 'hepatitt A- og B-vaksine', 'hepatitt A, hepatitt B'],
      ['J07BD52', 'MMR-vaksine', 'meslinger, kusma, røde hunder'],
      ['J07BF03', 'poliovaksine', 'polio'],
      ['J07BG01', 'rabiesvaksine', 'rabies'],
      ['J07BH01', 'rotavirusvaksine', 'rotavirus'],
      ['J07BH02', 'rotavirusvaksine, fem typer', 'rotavirus'],
      ['J07BK01', 'vannkoppvaksine', 'vannkopper'],
      ['J07BK03', 'helvetesildvaksine', 'helvetesild'],
      ['J07BL01', 'gulfebervaksine', 'gulfeber'],
      ['J07BM01', 'HPV-vaksine', 'humant papillomavirus'],
      ['J07BM02', 'HPV-vaksine, to typer', 'humant papillomavirus'],
      ['J07BM03', 'HPV-vaksine, ni typer', 'humant papillomavirus'],
      ['J07BN01', 'koronavaksine, mRNA', 'covid-19'],
      ['J07BX04', 'denguevaksine', 'denguefeber'],
      ['J07BX05', 'RS-virusvaksine', 'RS-virus'],
      ['J07CA02', 'firekomponentvaksine', 'difteri, stivkrampe, kikhoste, polio'],
      ['J07CA06', 'femkomponentvaksine', 'difteri, stivkrampe, kikhoste, polio, Hib'],
      ['J07CA09', 'sekskomponentvaksine', 'difteri, stivkrampe, kikhoste, polio, Hib, hepatitt B'],
    ] as const
  ).map(([atc, label, against]) => [atc, { label, against }]),
)

/** Where ATC codes stand. */
export const atcSystem = 'http://www.whocc.no/atc'
