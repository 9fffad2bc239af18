// The theme chosen in "Ce téléphone", set before anything is drawn; without one the phone decides.
// It stands behind what the page preloads: a script before that would hold all of it back.
try {
	const theme = localStorage.getItem('theme');
	if (theme) document.documentElement.dataset.theme = theme;
	const bar = { light: '#1b3a80', dark: '#17223f', site: '#ffffff' }[theme];
	if (bar) document.querySelector('meta[name=theme-color]').content = bar;
} catch {
	// storage is closed to us: the phone's own theme stays
}
