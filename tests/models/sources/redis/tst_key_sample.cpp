#include "sources/redis/key_sample.h"

#include "models/sources/redis/replies.h"
#include "support/test_main.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace traceo;
using namespace traceo::test;

namespace {

constexpr Millis kInterval{15'000};
constexpr TimeSpan kSpan{kPolled - kHour, kPolled};

KeyGroups groupsOf(std::int64_t sample, std::int64_t rate = 1'000)
{
    KeyGroups groups;
    groups.patterns = {"session:*", "ts:*"};
    groups.sample = sample;
    groups.rate = rate;
    return groups;
}

/// A server with so many keys of each group, in an order by chance; bytes are ten times the group's place.
class Keys {
public:
    explicit Keys(std::vector<int> counts)
    {
        const std::vector<std::string> begins{"session:", "ts:", "user:"};
        for (std::size_t group = 0; group < counts.size(); ++group) {
            for (int i = 0; i < counts[group]; ++i)
                m_keys.push_back(begins[group] + std::to_string(i));
        }
        std::uint64_t state = 1;
        for (std::size_t i = m_keys.size(); i > 1; --i) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            std::swap(m_keys[i - 1], m_keys[(state >> 33) % i]);
        }
    }

    std::int64_t size() const { return std::int64_t(m_keys.size()); }
    int commands() const { return m_commands; }
    void forget(const std::string& key) { m_gone = key; }

    RedisReply answer(const Request& request)
    {
        ++m_commands;
        const auto& words = request.command;
        if (words[0] == "MEMORY")
            return words[2] == m_gone ? RedisReply{} : number(words[2].starts_with("session:") ? 100 : 50);
        const std::size_t from = std::stoul(words[1]);
        const std::size_t to = std::min(m_keys.size(), from + std::stoul(words[3]) + 2); // a scan may bring more
        std::vector<RedisReply> keys;
        for (std::size_t i = from; i < to; ++i)
            keys.push_back(text(m_keys[i]));
        return list({text(to == m_keys.size() ? "0" : std::to_string(to)), list(std::move(keys))});
    }

private:
    std::vector<std::string> m_keys;
    std::string m_gone;
    int m_commands = 0;
};

/// The whole sample, each answer a moment after the one before.
std::map<std::string, double> sampled(Keys& keys, const KeyGroups& groups, Millis round = Millis{0})
{
    UtcMs now = kPolled;
    KeySample sample(groups, keys.size(), kInterval, kSpan, now);
    while (const auto request = sample.next(now)) {
        now += round;
        sample = KeySample::of(*request);
        const auto reply = keys.answer(*request);
        const auto taken = request->want == kScanQuestion ? sample.takeScan(reply, groups) : sample.takeUsage(reply);
        if (!taken)
            return {};
    }
    RedisSeries series = emptySeries();
    sample.addTo(series, groups);
    return valuesOf(std::move(series));
}

double count(const std::map<std::string, double>& values, const std::string& group)
{
    return values.at("redis_key_group_count{db=\"db0\",key_group=\"" + group + "\"}");
}
double bytes(const std::map<std::string, double>& values, const std::string& group)
{
    return values.at("redis_key_group_memory_usage_bytes{db=\"db0\",key_group=\"" + group + "\"}");
}

} // namespace

class TstKeySample : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whereAllKeysAreSeenNumbersAreExact()
    {
        Keys keys({20, 7, 3});
        const auto values = sampled(keys, groupsOf(500));
        QVERIFY(count(values, "session:*") == 20 && count(values, "ts:*") == 7 && count(values, "unclassified") == 3);
        QVERIFY(bytes(values, "session:*") == 2'000 && bytes(values, "ts:*") == 350);
        QCOMPARE(values.at("traceo_redis_key_group_sample{db=\"db0\"}"), 30.0);
    }

    void aSampleIsScaledToAllKeysWithinItsError()
    {
        Keys keys({60'000, 30'000, 10'000});
        const auto values = sampled(keys, groupsOf(500));
        QCOMPARE(values.at("traceo_redis_key_group_sample{db=\"db0\"}"), 500.0);
        QVERIFY(std::abs(count(values, "session:*") - 60'000) < 4 * 100'000 * std::sqrt(0.6 * 0.4 / 500));
        QVERIFY(std::abs(count(values, "unclassified") - 10'000) < 4 * 100'000 * std::sqrt(0.1 * 0.9 / 500));
        QCOMPARE(std::round(count(values, "session:*") + count(values, "ts:*") + count(values, "unclassified")), 100'000.0);
        QCOMPARE(bytes(values, "session:*"), count(values, "session:*") * 100);
    }

    void neverMoreKeysThanWanted_data()
    {
        QTest::addColumn<int>("sample");
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("most");
        QTest::newRow("sample") << 120 << 1'000 << 120;
        QTest::newRow("rate over the interval") << 1'000 << 10 << 150;
        QTest::newRow("a round") << 1'000 << 10'000 << 800;
    }
    void neverMoreKeysThanWanted()
    {
        QFETCH(int, sample);
        QFETCH(int, rate);
        QFETCH(int, most);
        Keys keys({100'000});
        const auto values = sampled(keys, groupsOf(sample, rate));
        QCOMPARE(values.at("traceo_redis_key_group_sample{db=\"db0\"}"), double(most));
        QVERIFY2(keys.commands() <= most + most / 50 + 1, qPrintable(QString::number(keys.commands())));
    }

    /// The next poll waits for it.
    void aFarServersSampleIsSmaller()
    {
        Keys keys({100'000});
        const auto values = sampled(keys, groupsOf(500), Millis{200});
        const double looked = values.at("traceo_redis_key_group_sample{db=\"db0\"}");
        QVERIFY(looked > 10 && looked * 200 <= 7'500);
        QCOMPARE(count(values, "session:*"), 100'000.0);
    }

    void aKeyThatIsGoneIsNotCounted()
    {
        Keys keys({10});
        keys.forget("session:4");
        QCOMPARE(count(sampled(keys, groupsOf(500)), "session:*"), 9.0);
    }

    void sizesOfAnySizeAreAdded()
    {
        const KeyGroups groups = groupsOf(500);
        KeySample sample(groups, 2, kInterval, kSpan, kPolled);
        QVERIFY(sample.takeScan(list({text("0"), list({text("ts:1"), text("ts:2")})}), groups).ok());
        for (int i = 0; i < 2; ++i)
            QVERIFY(sample.takeUsage(number(std::numeric_limits<std::int64_t>::max())).ok());
        RedisSeries series = emptySeries();
        sample.addTo(series, groups);
        QVERIFY(bytes(valuesOf(std::move(series)), "ts:*") >= 9.2e18);
    }

    void anEmptyDatabaseHasEmptyGroups()
    {
        Keys keys({});
        const auto values = sampled(keys, groupsOf(500));
        QVERIFY(count(values, "session:*") == 0 && count(values, "unclassified") == 0);
        QCOMPARE(keys.commands(), 0);
    }

    void scansWithoutKeysEndSomewhere()
    {
        const KeyGroups groups = groupsOf(500);
        KeySample sample(groups, 1'000, kInterval, kSpan, kPolled);
        int asked = 0;
        while (const auto request = sample.next(kPolled)) {
            sample = KeySample::of(*request);
            QVERIFY(sample.takeScan(list({text("17"), list({})}), groups).ok());
            QVERIFY(++asked <= 100);
        }
        RedisSeries series = emptySeries();
        sample.addTo(series, groups);
        QVERIFY(valuesOf(std::move(series)).empty()); // nobody knows
    }

    void keysOfAnyBytesTravelAlong()
    {
        const KeyGroups groups = groupsOf(500);
        const std::string key("session:\0\xff\r\n", 12);
        KeySample sample(groups, 1, kInterval, kSpan, kPolled);
        QVERIFY(sample.takeScan(list({text("0"), list({text(key)})}), groups).ok());
        const auto request = sample.next(kPolled);
        QVERIFY(request && request->want == kMemoryUsageQuestion && request->optional);
        QCOMPARE(request->command[2], key);
        QCOMPARE(KeySample::of(*request).next(kPolled)->command[2], key);
        QCOMPARE(KeySample::of(*request).span(), kSpan);
    }

    void anotherFormIsAnError()
    {
        const KeyGroups groups = groupsOf(500);
        KeySample sample(groups, 10, kInterval, kSpan, kPolled);
        QCOMPARE(sample.takeScan(text("0"), groups).error().code, ErrorCode::Decode);
        QCOMPARE(sample.takeScan(list({text("0"), list({error("ERR")})}), groups).error().code, ErrorCode::Decode);
        QCOMPARE(sample.takeUsage(number(5)).error().code, ErrorCode::Decode); // of no key
        QVERIFY(sample.takeScan(list({text("0"), list({text("a")})}), groups).ok());
        QCOMPARE(sample.takeUsage(text("many")).error().code, ErrorCode::Decode);
    }
};

TRACEO_TEST(TstKeySample);
#include "tst_key_sample.moc"
