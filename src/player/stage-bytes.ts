/** A document of a `srcdoc` frame is never in quirks mode in Chromium; one that comes from bytes of the page can be. */
export function fillFromBytes(frame: HTMLIFrameElement, html: string): void {
  const url = URL.createObjectURL(new Blob([html], { type: 'text/html' }))
  const finish = () => {
    removeEventListener('securitypolicyviolation', fallBack)
    URL.revokeObjectURL(url)
  }
  // a host that lets the page have no such frames is no reason to show nothing
  const fallBack = ({ effectiveDirective }: SecurityPolicyViolationEvent) => {
    if (effectiveDirective !== 'frame-src') return
    finish()
    frame.removeAttribute('src')
    frame.srcdoc = html
  }
  addEventListener('securitypolicyviolation', fallBack)
  frame.addEventListener('load', finish, { once: true })
  frame.src = url
}
