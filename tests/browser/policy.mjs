// What a strict Content-Security-Policy is, for the page and for the page as one file.

/** Sources that each directive may name; a directive that is not here may not be there. */
const ALLOWED = {
  "default-src": /^'none'$/,
  "script-src": /^('self'|'wasm-unsafe-eval'|'sha256-[A-Za-z0-9+/]{43}=')$/,
  "style-src": /^('self'|'sha256-[A-Za-z0-9+/]{43}=')$/,
  "connect-src": /^'self'$/,
  "worker-src": /^('self'|blob:)$/,
  "img-src": /^('self'|data:)$/,
  "base-uri": /^'none'$/,
  "form-action": /^'none'$/,
  "frame-ancestors": /^'none'$/,
  "require-trusted-types-for": /^'script'$/,
  "trusted-types": /^nutgraf$/,
};

/** Directives whose absence lets something through: nothing else stands for them. */
const REQUIRED = ["default-src", "script-src", "base-uri", "form-action", "require-trusted-types-for", "trusted-types"];

/** What is loose in a policy; nothing where it is strict. */
export function loose(policy) {
  const found = [];
  const named = new Set();
  for (const directive of policy.split(";").map((part) => part.trim()).filter(Boolean)) {
    const [name, ...sources] = directive.split(/\s+/);
    // A browser heeds the first of two.
    if (named.has(name)) found.push(`${name} twice`);
    named.add(name);
    if (!ALLOWED[name]) found.push(`unknown ${name}`);
    else if (sources.length === 0) found.push(`${name} names nothing`);
    found.push(...sources.filter((source) => !ALLOWED[name]?.test(source)).map((source) => `${name} ${source}`));
  }
  found.push(...REQUIRED.filter((name) => !named.has(name)).map((name) => `no ${name}`));
  return found;
}

/** The policy, loosened in each way that someone might try. */
export function loosened(policy) {
  const parts = policy.split(";").map((part) => part.trim()).filter(Boolean);
  const without = REQUIRED.map((name) => parts.filter((part) => !part.startsWith(`${name} `)).join("; "));
  const more = ["*", "https:", "http:", "https://cdn.example", "'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "'strict-dynamic'", "'nonce-x'", "filesystem:", "'allow-duplicates'", "default"];
  const wider = parts.flatMap((part, n) => more.map((source) => parts.with(n, `${part} ${source}`).join("; ")));
  const instead = parts.map((part, n) => parts.with(n, part.replace(/ .*/, " *")).join("; "));
  const script = parts.findIndex((part) => part.startsWith("script-src "));
  const data = ["data:", "blob:"].map((source) => parts.with(script, `${parts[script]} ${source}`).join("; "));
  const added = ["frame-src *", "object-src 'self'", "script-src-elem *", "script-src-attr 'unsafe-inline'", "report-uri https://evil.invalid/", "sandbox allow-scripts"].map((part) => `${policy}; ${part}`);
  return [...without, ...wider, ...instead, ...data, ...added, ""];
}
