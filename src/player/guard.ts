// Runs before everything else and on any browser: plain ES5, no imports. Says in words what would be a blank page.
;(function guard() {
  function say(text: string) {
    var place = document.getElementById('portable-replay-trouble')
    if (!place) return
    place.textContent = text
    place.hidden = false
  }
  // Array.prototype.toSorted and color-mix() came with the oldest browsers that this player knows
  if (!('toSorted' in Array.prototype) || !CSS.supports('color', 'color-mix(in srgb, red, blue)')) {
    addEventListener('DOMContentLoaded', function () {
      say('This browser is too old to play it. Open the file in Chrome or Edge 111, Firefox 115, Safari 16.4 or newer.')
    })
    return
  }
  addEventListener('error', function (event) {
    if (!(window as { portableReplay?: object }).portableReplay)
      say('The player could not start: ' + event.message.replace(/^(Uncaught )?(Error: )?/, ''))
  })
  // The last element of the page; when there is a player, it tells which part is missing.
  addEventListener('DOMContentLoaded', function () {
    if (!document.getElementById('portable-replay-notices'))
      say('The file was cut off; get it again from where it came.')
  })
})()
