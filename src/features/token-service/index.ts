export { demoClientId, demoIssuerPath, makeDemoIssuer } from './helse-id.ts'
export { choicePath, demoIssuerRoutes } from './issuer-routes.ts'
