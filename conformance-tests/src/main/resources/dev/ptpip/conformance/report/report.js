(function () {
  var all = Array.prototype.slice.call(document.querySelectorAll('.case'));
  var form = document.getElementById('filters'), search = document.getElementById('search');
  var only = document.getElementById('f-changed'), names = ['verdict', 'level', 'evidence', 'group'];
  form.hidden = false;
  names.forEach(function (name) {
    var seen = {}, select = document.getElementById('f-' + name);
    all.forEach(function (c) { seen[c.dataset[name]] = 1; });
    Object.keys(seen).forEach(function (v) { select.add(new Option(v, v)); });
  });
  function apply() {
    var words = search.value.toLowerCase().split(/\s+/), shown = 0;
    all.forEach(function (c) {
      var text = (c.id + ' ' + c.textContent).toLowerCase();
      var ok = names.every(function (name) {
        var v = document.getElementById('f-' + name).value;
        return !v || c.dataset[name] === v;
      }) && words.every(function (w) { return text.indexOf(w) >= 0; }) && !(only && only.checked && !c.dataset.changed);
      c.hidden = !ok;
      if (ok) shown++;
    });
    document.getElementById('shown').textContent = shown + ' of ' + all.length;
  }
  form.addEventListener('input', apply);
  form.addEventListener('submit', function (e) { e.preventDefault(); });
  document.querySelectorAll('a[data-filter]').forEach(function (a) {
    a.addEventListener('click', function () {
      names.forEach(function (name) {
        document.getElementById('f-' + name).value = name === a.dataset.filter ? a.dataset.value : '';
      });
      search.value = '';
      apply();
    });
  });
  var save = document.getElementById('save');
  save.hidden = false;
  save.onclick = function () {
    var a = document.createElement('a');
    a.href = URL.createObjectURL(new Blob([document.getElementById('result').textContent], { type: 'application/json' }));
    a.download = 'result.json';
    a.click();
    URL.revokeObjectURL(a.href);
  };
  document.querySelectorAll('.case code').forEach(function (c) {
    var b = document.createElement('button');
    b.type = 'button';
    b.textContent = 'copy';
    b.onclick = function () { navigator.clipboard.writeText(c.textContent); };
    c.after(' ', b);
  });
  function follow() {
    var c = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (c && c.tagName === 'DETAILS') { c.hidden = false; c.open = true; c.scrollIntoView(); }
  }
  addEventListener('hashchange', follow);
  apply();
  follow();
})();
