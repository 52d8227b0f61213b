import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { get, raw, type Served, serve, spec } from "./served.ts";

let served: Served;
beforeAll(async () => {
  served = await serve();
  const { root } = served;
  served.write(".env.json", '{"key":"hidden"}');
  served.write(".git/config.json", '{"key":"hidden"}');
  served.write("key.pem", "hidden");
  served.write("a b, ü%41.json", spec);
  symlinkSync(join(root, "..", "secret.json"), join(root, "link.json"));
  symlinkSync(join(root, ".."), join(root, "up"));
  symlinkSync(join(root, "wsd.json"), join(root, "same.json"));
  mkdirSync(join(root, "folder.json"));
  if (process.platform !== "win32") execFileSync("mkfifo", [join(root, "pipe.json")]);
  served.write("huge.csv", "");
  truncateSync(join(root, "huge.csv"), 1024 ** 3 + 1);
});
afterAll(() => served.close());

describe("a path that would leave the folder", () => {
  const climbing = [
    "/../secret.json",
    "/..%2fsecret.json",
    "/api/file/../secret.json",
    "/api/file/../../secret.json",
    "/api/file/%2e%2e/secret.json",
    "/api/file/%2E%2E%2Fsecret.json",
    "/api/file/..%2fsecret.json",
    "/api/file/..%5csecret.json",
    "/api/file/..\\secret.json",
    "/api/file/runs/../../secret.json",
    "/api/file/./wsd.json",
    "/api/file//etc/hosts.json",
    "/api/file/%2fetc%2fhosts.json",
    "//etc/hosts.json",
    "/api/file/wsd.json%00.txt",
    "/api/file/wsd%0a.json",
    "/api/file/wsd.json/",
    "/api/file/..%2ffolder-beside%2fspec.json",
  ];
  test.each(climbing)("%s is refused", async (target) => {
    const { status, body } = await get(served, target);
    expect([status, body]).toEqual([403, "address: expected the plain path of a file in the folder\n"]);
  });

  test.each([
    // Decoded once, these are names that begin with a percent sign, or hidden ones: no such file.
    ["/api/file/%252e%252e%252fsecret.json", 404],
    ["/api/file/%252e%252e/secret.json", 404],
    ["/api/file/...%2fsecret.json", 403],
    ["/api/file/%c0%ae%c0%ae/secret.json", 400],
    ["/api/file/%zz.json", 400],
    ["/api/file/%u002e%u002e/secret.json", 400],
    ["http://127.0.0.1/api/file/wsd.json", 400],
    ["file:///etc/hosts", 400],
    [`/api/file/${"a".repeat(5000)}.json`, 414],
  ])("%s is answered with %i", async (target, wanted) => {
    const { status, body } = await get(served, target);
    expect([status, body.includes("secret")]).toEqual([wanted, false]);
  });

  test("a link out of the folder is refused, and one within it is followed", async () => {
    expect((await get(served, "/api/file/link.json")).status).toBe(403);
    expect((await get(served, "/api/file/up/secret.json")).status).toBe(403);
    expect((await get(served, "/api/file/up/folder-beside/spec.json")).status).toBe(403);
    expect((await get(served, "/api/file/same.json")).body).toBe(spec);
  });

  test("a file with any name in the folder is read", async () => {
    expect((await get(served, "/api/file/a%20b%2C%20%C3%BC%2541.json")).body).toBe(spec);
  });
});

describe("a file that is not for the studio", () => {
  test.each([
    "/api/file/.env.json",
    "/api/file/.git/config.json",
    "/api/file/key.pem",
    "/api/file/none.json",
  ])("%s is as if it were not there", async (target) => {
    expect((await get(served, target)).status).toBe(404);
  });

  test.each(["folder.json", "pipe.json"])("%s is no file, and nobody waits for it", async (name) => {
    expect((await get(served, `/api/file/${name}`)).status).toBe(404);
  });

  test("a file too large for a browser is refused in a sentence", async () => {
    const { status, body } = await get(served, "/api/file/huge.csv");
    expect([status, body]).toEqual([413, "size: expected at most 1 GiB, received 1.0 GiB\n"]);
  });

  test("nothing beside the built page is served as a page", async () => {
    expect((await get(served, "/assets/index-1a2b.js")).body).toBe("export {};");
    for (const target of [
      "/wsd.json",
      "/assets",
      "/assets/none.js",
      "/package.json",
      "/api",
      "/api/",
      "/api/none",
    ])
      expect([target, (await get(served, target)).status]).toEqual([target, target === "/api/" ? 403 : 404]);
  });
});

describe("a request from elsewhere", () => {
  const asked = (
    headers: readonly string[],
    target = "/api/folder",
    method = "GET",
  ): ReturnType<typeof raw> =>
    raw(served.port, [`${method} ${target} HTTP/1.1`, "Connection: close", ...headers, "", ""].join("\r\n"));
  const own = (): string => `Host: ${served.host}`;

  test.each([
    "Host: evil.example",
    "Host: evil.example:80",
    "Host: 127.0.0.1",
    "Host: 127.0.0.1:1",
    "Host: 192.168.0.1:8080",
    "Host: localhost.evil.example",
    "Host:",
  ])("with %s is refused, for the page, too", async (host) => {
    for (const target of ["/", "/api/folder", "/api/file/wsd.json", "/api/events"]) {
      const { status, head, body } = await asked([host], target);
      expect([target, status, head.includes("access-control"), body.includes("linear")]).toEqual([
        target,
        403,
        false,
        false,
      ]);
    }
  });

  test("without a Host or with two is no request", async () => {
    expect((await asked([])).status).toBe(400);
    expect((await asked([own(), "Host: evil.example"])).status).toBeOneOf([400, 403]);
    expect((await raw(served.port, "GET /api/folder HTTP/1.0\r\n\r\n")).status).toBe(403);
    expect((await raw(served.port, "nonsense\r\n\r\n")).status).toBe(400);
  });

  test.each([
    "Origin: https://evil.example",
    "Origin: null",
    "Origin: http://127.0.0.1:1",
    "Origin: http://localhost.evil.example",
    "Sec-Fetch-Site: cross-site",
    "Sec-Fetch-Site: same-site",
  ])("with %s is refused", async (header) => {
    const { status, head } = await asked([own(), header]);
    expect([status, head.includes("access-control")]).toEqual([403, false]);
  });

  test("from the page itself is served, by each name of this machine", async () => {
    for (const name of ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"]) {
      const host = `${name}:${served.port}`;
      const { status } = await asked([
        `Host: ${host}`,
        `Origin: http://${host}`,
        "Sec-Fetch-Site: same-origin",
      ]);
      expect([name, status]).toEqual([name, 200]);
    }
  });

  test("that follows a link of another page may open the page, and nothing else", async () => {
    const followed = [own(), "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"];
    expect((await asked(followed, "/")).status).toBe(200);
    expect((await asked(followed, "/api/file/wsd.json")).status).toBe(403);
    expect((await asked([own(), "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"], "/")).status).toBe(
      403,
    );
  });

  test.each(["POST", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])(
    "by %s is refused",
    async (method) => {
      const origin = `Origin: http://${served.host}`;
      for (const target of ["/", "/api/folder", "/api/file/wsd.json", "/api/events"]) {
        const { status, head } = await asked([own(), origin, "Content-Length: 0"], target, method);
        expect([target, status]).toEqual([target, 405]);
        expect(head).toMatch(/\r\nallow: get, head/);
      }
    },
  );
});

test("every answer says what a browser may do with it", async () => {
  for (const target of ["/", "/assets/index-1a2b.js", "/api/folder", "/api/file/wsd.json", "/none"]) {
    const { head } = await get(served, target);
    expect(head).toContain("x-content-type-options: nosniff");
    expect(head).toContain("cross-origin-resource-policy: same-origin");
    const policy = /content-security-policy: (.*)/.exec(head)?.[1] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/);
    if (target.startsWith("/api")) expect(head).toContain("cache-control: no-store");
  }
});
