// The hooks and migrations as the executable runs them: migrations apply, a guest is turned away, a push is answered.
package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/plugins/jsvm"
	"github.com/pocketbase/pocketbase/tests"
)

const user = "u10000000000000"

// migrated is an empty database with our migrations and hooks, and one account.
func migrated(t testing.TB) *tests.TestApp {
	t.Helper()
	hooks, err := filepath.Abs("pb_hooks")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(hooks, "server.js")); err != nil {
		t.Fatal("pb_hooks is not built: node pocketbase/bundle.mjs")
	}
	app, err := tests.NewTestAppWithConfig(core.BaseAppConfig{DataDir: t.TempDir(), DBConnect: durable})
	if err != nil {
		t.Fatal(err)
	}
	jsvm.MustRegister(app, jsvm.Config{MigrationsDir: "pb_migrations", HooksDir: hooks, HooksPoolSize: 1})
	if err := app.RunAllMigrations(); err != nil {
		t.Fatal(err)
	}
	return app
}

func token(t testing.TB, app core.App) string {
	t.Helper()
	users, err := app.FindCollectionByNameOrId("users")
	if err != nil {
		t.Fatal(err)
	}
	record := core.NewRecord(users)
	record.Id = user
	record.SetEmail("amina@example.org")
	record.SetVerified(true)
	record.SetRandomPassword()
	record.Set("name", "Amina Benali")
	if err := app.Save(record); err != nil {
		t.Fatal(err)
	}
	token, err := record.NewAuthToken()
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func TestMigrationsCloseEveryCollection(t *testing.T) {
	app := migrated(t)
	defer app.Cleanup()
	collections, err := app.FindAllCollections()
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, one := range collections {
		if one.System {
			continue
		}
		found++
		open := one.ListRule != nil || one.CreateRule != nil || one.UpdateRule != nil || one.DeleteRule != nil
		if own := one.Name == "users"; open || (one.ViewRule != nil) != own {
			t.Errorf("%s can be reached", one.Name)
		}
	}
	if found != 18 {
		t.Errorf("%d collections, 18 expected", found)
	}
}

func TestDatabaseIsOnTheDiskBeforeItAnswers(t *testing.T) {
	app := migrated(t)
	defer app.Cleanup()
	var level int
	if err := app.NonconcurrentDB().NewQuery("PRAGMA synchronous").Row(&level); err != nil {
		t.Fatal(err)
	}
	if level != 2 {
		t.Errorf("synchronous is %d, 2 (FULL) expected", level)
	}
}

func TestGuestIsTurnedAway(t *testing.T) {
	scenario := tests.ApiScenario{
		Method:          http.MethodGet,
		URL:             "/api/sync/pull",
		ExpectedStatus:  401,
		ExpectedContent: []string{`"proto":"s1"`, `"error":"signed-out"`},
		TestAppFactory:  migrated,
	}
	scenario.Test(t)
}

func TestPushIsAnswered(t *testing.T) {
	headers := map[string]string{}
	scenario := tests.ApiScenario{
		Method: http.MethodPost,
		URL:    "/api/sync/push",
		Body: strings.NewReader(`{"proto":"s1","device":"d","app":"a","waiting":0,"oldest":null,
			"changes":[{"id":"c10000000000000"}]}`),
		Headers:         headers,
		ExpectedStatus:  200,
		ExpectedContent: []string{`"id":"c10000000000000"`, `"status":"refused"`, `"items":[]`},
		TestAppFactory: func(t testing.TB) *tests.TestApp {
			app := migrated(t)
			headers["Authorization"] = token(t, app)
			return app
		},
	}
	scenario.Test(t)
}
