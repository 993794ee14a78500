import type { NationalService, Operation } from './national-service.ts'

/** What a service's bodies are written in. */
export function mediaTypeOf({ format }: Pick<NationalService, 'format'>): string {
  return format === 'json' ? 'application/json' : 'application/fhir+json'
}

/** What an operation answers in when all is well: the object of a status is plain JSON, also where the service speaks FHIR. */
export function answerTypeOf(service: Pick<NationalService, 'format'>, { status }: Pick<Operation, 'status'>): string {
  return status ? 'application/json' : mediaTypeOf(service)
}
