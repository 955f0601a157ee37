// Runs before everything else and on any browser: plain ES5, no imports. Says in words what would be a blank page.
;(function guard() {
  // What it says stands in the page, in the page's language.
  function say(which: 'old' | 'cut' | 'start', reason?: string) {
    var place = document.getElementById('portable-replay-trouble')
    if (!place) return
    place.textContent = place.getAttribute('data-' + which) + (reason ? ' ' + reason : '')
    place.hidden = false
  }
  // The colours that a host asks for in the address, before anything is drawn.
  function colour() {
    var asked = /[#&]theme=(light|dark|system)(&|$)/.exec(location.hash)
    if (asked) document.documentElement.setAttribute('data-theme', asked[1] as string)
  }
  colour()
  addEventListener('hashchange', colour)
  // Array.prototype.toSorted and color-mix() came with the oldest browsers that this player knows
  if (!('toSorted' in Array.prototype) || !CSS.supports('color', 'color-mix(in srgb, red, blue)')) {
    addEventListener('DOMContentLoaded', function () {
      say('old')
    })
    return
  }
  addEventListener('error', function (event) {
    if (!(window as { portableReplay?: object }).portableReplay)
      say('start', event.message.replace(/^(Uncaught )?(Error: )?/, ''))
  })
  // The last element of the page; when there is a player, it tells which part is missing.
  addEventListener('DOMContentLoaded', function () {
    if (!document.getElementById('portable-replay-notices')) say('cut')
  })
})()
