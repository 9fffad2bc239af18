// The executable: PocketBase as released, plus a database on the disk before it answers, and pushes that come packed or in turns.
//
// It has the flags and defaults of the official program. It leaves out the self-update, which would put
// the stock program in its place, and the installer link, which would put a key to everything in the log.
// Nothing in pb_hooks or pb_migrations depends on what is added here.

//go:debug default=go1.27

package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"log"
	"mime"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/plugins/jsvm"
	"github.com/pocketbase/pocketbase/plugins/migratecmd"
	"github.com/pocketbase/pocketbase/tools/hook"
	"github.com/pocketbase/pocketbase/tools/osutils"
	"github.com/pocketbase/pocketbase/tools/router"
)

const push = "/api/sync/push"

func main() {
	app := pocketbase.NewWithConfig(pocketbase.Config{DBConnect: durable})

	var hooksDir, migrationsDir, publicDir string
	var hooksWatch, automigrate, indexFallback bool
	var hooksPool int
	flags := app.RootCmd.PersistentFlags()
	flags.StringVar(&hooksDir, "hooksDir", "", "the directory with the JS app hooks")
	flags.BoolVar(&hooksWatch, "hooksWatch", true, "auto restart the app on pb_hooks file change; it has no effect on Windows")
	flags.IntVar(&hooksPool, "hooksPool", 15, "the total prewarm goja.Runtime instances for the JS app hooks execution")
	flags.StringVar(&migrationsDir, "migrationsDir", "", "the directory with the user defined migrations")
	flags.BoolVar(&automigrate, "automigrate", true, "enable/disable auto migrations")
	flags.StringVar(&publicDir, "publicDir", defaultPublicDir(), "the directory to serve static files")
	flags.BoolVar(&indexFallback, "indexFallback", true, "fallback the request to index.html on missing static path, e.g. when pretty urls are used with SPA")
	// Flags of sub-commands are not known yet: cobra reads the line again and reports what is wrong.
	_ = app.RootCmd.ParseFlags(os.Args[1:])

	names()
	roomy()
	jsvm.MustRegister(app, jsvm.Config{
		MigrationsDir: migrationsDir,
		HooksDir:      hooksDir,
		HooksWatch:    hooksWatch,
		HooksPoolSize: hooksPool,
	})
	migratecmd.MustRegister(app, app.RootCmd, migratecmd.Config{
		TemplateLang: migratecmd.TemplateLangJS,
		Automigrate:  automigrate,
		Dir:          migrationsDir,
	})

	app.OnServe().Bind(&hook.Handler[*core.ServeEvent]{
		Func: func(e *core.ServeEvent) error {
			e.InstallerFunc = nil
			e.Router.BindFunc(unpack, turns(2*runtime.NumCPU()))
			// Our hooks register this route themselves; a second registration would panic.
			if !e.Router.HasRoute(http.MethodGet, "/{path...}") {
				e.Router.GET("/{path...}", apis.Static(os.DirFS(publicDir), indexFallback))
			}
			return e.Next()
		},
		Priority: 999,
	})

	if err := app.Start(); err != nil {
		log.Fatal(err)
	}
}

// durable opens the database as the official program does, but with synchronous=FULL: in WAL with NORMAL
// a power cut may forget transactions that were already answered "received".
func durable(path string) (*dbx.DB, error) {
	const pragmas = "?_pragma=busy_timeout(10000)" + // first: it makes the others wait instead of failing
		"&_pragma=journal_mode(WAL)&_pragma=journal_size_limit(200000000)&_pragma=synchronous(FULL)" +
		"&_pragma=foreign_keys(ON)&_pragma=temp_store(MEMORY)&_pragma=cache_size(-16000)&_defensive=1"
	return dbx.Open("sqlite", path+pragmas)
}

// unpack takes a push that comes compressed, and says with each answer that it does (RFC 9110, 12.5.3): on a thin line
// a call is a quarter as long. What cannot be unpacked reaches the hook as an empty body, which it knows how to refuse.
func unpack(e *core.RequestEvent) error {
	if e.Request.URL.Path != push {
		return e.Next()
	}
	e.Response.Header().Set("Accept-Encoding", "gzip")
	if e.Request.Header.Get("Content-Encoding") == "gzip" {
		var body []byte
		if packed, err := gzip.NewReader(e.Request.Body); err == nil {
			// The hook refuses less than that as too large.
			if body, err = io.ReadAll(io.LimitReader(packed, 1<<20)); err != nil {
				body = nil
			}
		}
		e.Request.Body = &router.RereadableReadCloser{ReadCloser: io.NopCloser(bytes.NewReader(body))}
		e.Request.ContentLength = int64(len(body))
		e.Request.Header.Del("Content-Encoding")
	}
	return e.Next()
}

// turns lets a few pushes be judged at once and the others wait. They write one after the other anyway, and each holds
// an engine: beyond the warm ones PocketBase builds one for a single call, which costs more than the call. A body is
// read before its turn, so that a slow phone holds nobody up, and nobody waits for ever.
func turns(places int) func(e *core.RequestEvent) error {
	taken := make(chan struct{}, places)
	return func(e *core.RequestEvent) error {
		if e.Request.URL.Path != push {
			return e.Next()
		}
		if size := e.Request.ContentLength; size > 0 && size < 1<<20 {
			// At its end the body rewinds by itself: whoever reads it next gets all of it.
			if _, err := io.Copy(io.Discard, e.Request.Body); err != nil {
				return e.BadRequestError("", err)
			}
		}
		select {
		case taken <- struct{}{}:
			defer func() { <-taken }()
		case <-time.After(10 * time.Second):
		}
		return e.Next()
	}
}

// roomy lets memory grow before it is cleaned up, as long as there is little of it: engines leave much behind.
func roomy() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(192 << 20)
	}
}

// names fixes the types of files that machines disagree on.
func names() {
	for ending, kind := range map[string]string{
		".webmanifest": "application/manifest+json",
		".js":          "text/javascript; charset=utf-8",
		".css":         "text/css; charset=utf-8",
		".svg":         "image/svg+xml",
		".woff2":       "font/woff2",
	} {
		if err := mime.AddExtensionType(ending, kind); err != nil {
			log.Fatal(err)
		}
	}
}

// defaultPublicDir is beside the executable, as in the official program.
func defaultPublicDir() string {
	if osutils.IsProbablyGoRun() {
		return "./pb_public"
	}
	return filepath.Join(os.Args[0], "../pb_public")
}
