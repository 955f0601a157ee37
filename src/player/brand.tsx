/** Whose page it is, as its head says; nothing where nobody said. */
export function BrandMark() {
  const name = document.querySelector<HTMLMetaElement>('meta[name=application-name]')?.content ?? ''
  const logo = document.querySelector<HTMLLinkElement>('link[data-logo]')?.href
  if (!name && !logo) return null
  return (
    <span class="brand">
      {logo && <img class="logo" src={logo} alt="" />}
      {name && <bdi class="brand-name">{name}</bdi>}
    </span>
  )
}
