import type { ListedCommand } from './command.ts'

/** Every command there is. A new one is a new file and an entry here; its file is read when it is asked for. */
export const commands: readonly ListedCommand[] = [
  {
    name: 'demo',
    summary: 'Try it here: everything on this machine, with invented people',
    releases: 'nothing',
    load: async () => (await import('./commands/demo.ts')).demo,
  },
  {
    name: 'serve',
    summary: 'Run the server, with the settings of the environment',
    releases: 'nothing',
    load: async () => (await import('./commands/serve.ts')).serve,
  },
  {
    name: 'convert',
    summary: 'Convert a patient summary between CDA and EPS, or to the reader’s view',
    releases: 'own-input',
    load: async () => (await import('./commands/convert.ts')).convert,
  },
  {
    name: 'validate',
    summary: 'Validate FHIR documents and resources (JSON) and CDA documents (XML)',
    releases: 'own-input',
    load: async () => (await import('./commands/validate.ts')).validate,
  },
  {
    name: 'papers',
    summary: 'Read the papers of councils, or import them',
    releases: 'own-input',
    load: async () => (await import('./commands/papers.ts')).papers,
  },
  {
    name: 'population',
    summary: 'Write invented people with their lives in the health services, as lines of JSON',
    releases: 'public',
    load: async () => (await import('./commands/population.ts')).population,
  },
  {
    name: 'load-population',
    summary: 'Lay invented people into the national services of the box',
    releases: 'nothing',
    load: async () => (await import('./commands/load-population.ts')).loadPopulation,
  },
  {
    name: 'try-endpoint',
    summary: 'Try a vendor’s endpoint against the contract of a national service',
    releases: 'nothing',
    load: async () => (await import('./commands/try-endpoint.ts')).tryEndpoint,
  },
  {
    name: 'check-sources',
    summary: 'Ask the national sources that are configured whether they keep their contracts',
    releases: 'nothing',
    load: async () => (await import('./commands/check-sources.ts')).checkSources,
  },
  {
    name: 'bench',
    summary: 'Measure speed and memory here, against their limits',
    releases: 'nothing',
    load: async () => (await import('./commands/bench.ts')).bench,
  },
  {
    name: 'make-test-countries',
    summary: 'Make keys and files for countries that exchange on this machine',
    releases: 'nothing',
    load: async () => (await import('./commands/make-test-countries.ts')).makeTestCountries,
  },
  {
    name: 'verify-access-log',
    summary: 'Check that no access record was changed, moved or removed',
    releases: 'nothing',
    load: async () => (await import('./commands/verify-access-log.ts')).verifyAccessLogCommand,
  },
]
