// The form that both peers show: twenty numbers, as many as our crew's day has people.
const count = 20;
const all = Array.from({ length: count }, (_, n) => n + 1);

export const model = `<model><instance><data id="bench" xmlns:jr="http://openrosa.org/javarosa">
	${all.map((n) => `<q${n}/>`).join('')}<meta><instanceID/></meta></data></instance></model>`;

/** As enketo-transformer writes it. */
export const html = `<form class="or clearfix" data-form-id="bench"><h3 id="form-title">Crew</h3>
	${all
		.map(
			(n) => `<label class="question non-select">
	<span lang="" class="question-label active">Person ${n}</span>
	<input type="number" name="/data/q${n}" data-type-xml="int" /></label>`
		)
		.join('')}
</form>`;

export const xform = `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:orx="http://openrosa.org/xforms">
<h:head><h:title>Crew</h:title><model>
	<instance><data id="bench">${all.map((n) => `<q${n}/>`).join('')}<orx:meta><orx:instanceID/></orx:meta></data></instance>
	${all.map((n) => `<bind nodeset="/data/q${n}" type="int"/>`).join('')}
</model></h:head>
<h:body>${all.map((n) => `<input ref="/data/q${n}"><label>Person ${n}</label></input>`).join('')}</h:body>
</h:html>`;
