// The package brings no types of its own.
declare module "stopword" {
  export const eng: string[]
  export const fra: string[]
}
