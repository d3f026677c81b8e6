#pragma once
// Answers as an Alertmanager 0.25 gives them.

namespace traceo::test {

inline constexpr char kTwoAlerts[] = R"([
 {"annotations":{"summary":"it is slow","runbook_url":"https://runbooks/slow"},"endsAt":"2026-11-24T12:04:00.000Z",
  "fingerprint":"d2a2b9b5a3a0f3b1","receivers":[{"name":"team-x"}],"startsAt":"2026-11-24T11:00:00.123Z",
  "status":{"inhibitedBy":[],"silencedBy":[],"state":"active"},"updatedAt":"2026-11-24T12:00:00.000Z",
  "generatorURL":"http://prom/graph?g0.expr=x","labels":{"alertname":"Slow","cluster":"eu","severity":"page","service":"shop"}},
 {"annotations":{"description":"<b>disk</b>"},"endsAt":"2026-11-24T12:04:00.000Z","fingerprint":"02a2b9b5a3a0f3b2",
  "receivers":[{"name":"team-y"}],"startsAt":"2026-11-24T10:00:00Z",
  "status":{"inhibitedBy":["d2a2b9b5a3a0f3b1"],"silencedBy":["b","a"],"state":"suppressed"},
  "updatedAt":"2026-11-24T12:00:00.000Z","labels":{"alertname":"DiskFull","instance":"db:9100"}}])";

inline constexpr char kSilences[] = R"([
 {"id":"a","status":{"state":"active"},"updatedAt":"2026-11-24T09:00:00Z","comment":"new disks come","createdBy":"anna",
  "endsAt":"2026-11-24T14:00:00Z","startsAt":"2026-11-24T09:00:00Z",
  "matchers":[{"isEqual":true,"isRegex":false,"name":"alertname","value":"DiskFull"},
              {"isEqual":false,"isRegex":true,"name":"team","value":"a|b"}]},
 {"id":"old","status":{"state":"expired"},"comment":"","createdBy":"bob","endsAt":"2026-11-20T14:00:00Z",
  "startsAt":"2026-11-19T09:00:00Z","matchers":[]}])";

inline constexpr char kStatus[] = R"({"cluster":{"name":"01","peers":[],"status":"ready"},"config":{"original":"route: {}"},
 "uptime":"2026-11-01T00:00:00Z","versionInfo":{"branch":"HEAD","buildDate":"x","buildUser":"y","goVersion":"go1.19",
 "revision":"z","version":"0.25.0"}})";

} // namespace traceo::test
