#include "app/demo/demo_postgres.h"

#include <algorithm>

namespace traceo::demo {
namespace {

using Rule = DemoIndex::Rule;

constexpr double kMiB = 1024.0 * 1024;
constexpr std::string_view kNumber = "int8_ops 0 0";
constexpr std::string_view kText = "text_ops 100 0";
constexpr std::string_view kTime = "timestamptz_ops 0 0";

// Of orders. The page that follows a parcel looks for a column without an index; the report of each day's sales reads more than
// stays in memory.
constexpr DemoStatement kOrderStatements[] = {
    {7'231'904'551'208'846'013, "orders", "SELECT * FROM orders WHERE id = $1", 156'000, 0.05, 1, 4, 0.02},
    {-2'915'577'048'362'190'447, "orders",
     "SELECT id, number, total, state, created_at FROM orders WHERE customer_id = $1 ORDER BY created_at DESC LIMIT $2", 63'000,
     0.3, 12, 15, 0.2},
    {4'408'126'639'915'072'382, "orders", "SELECT product_id, quantity, price FROM order_items WHERE order_id = $1", 164'000,
     0.06, 2.7, 6, 0.05},
    {-6'037'941'185'520'773'914, "orders",
     "INSERT INTO orders (number, customer_id, total, coupon_code) VALUES ($1, $2, $3, $4) RETURNING id", 7'800, 0.4, 1, 22, 0.3},
    {1'386'250'974'418'660'521, "payments", "UPDATE payments SET state = $1, settled_at = $2 WHERE id = $3", 7'300, 0.2, 1, 9,
     0.1},
    {8'819'403'327'641'095'276, "shipping", "SELECT * FROM shipments WHERE tracking_code = $1", 240, 62, 1, 12'240, 48},
    {-4'650'712'893'307'418'859, "shipping", "UPDATE shipments SET state = $1 WHERE id = $2", 4'800, 0.2, 1, 8, 0.1},
    {5'102'688'470'936'225'790, "exports",
     "SELECT date_trunc($1, o.created_at) AS day, sum(i.quantity * i.price) AS revenue FROM orders o "
     "JOIN order_items i ON i.order_id = o.id WHERE o.created_at >= $2 GROUP BY day ORDER BY day",
     24, 3'900, 30, 9'800, 15'400},
};

constexpr DemoTable kOrderTables[] = {
    {"orders", 4'180'000, 910 * kMiB, 0, 0, 7'800, 12'300, 3'700, 0},
    {"order_items", 11'400'000, 1'450 * kMiB, 0, 0, 21'000, 400, 300, 0},
    {"payments", 3'900'000, 640 * kMiB, 0, 0, 7'300, 7'300, 5'100, 0},
    // Three processes share a scan of it. Parcels that arrived leave after five days.
    {"shipments", 640'000, 96 * kMiB, 720, 640'000.0 / 3, 5'100, 4'800, 4'600, 5'100},
};

constexpr DemoIndex kOrderIndexes[] = {
    {"orders", "orders_pkey", {{{"id", kNumber}}}, 156'000, 92 * kMiB, Rule::PrimaryKey},
    {"orders", "orders_number_key", {{{"number", kText}}}, 9'400, 128 * kMiB, Rule::UniqueConstraint},
    {"orders", "orders_customer_id_created_at_idx", {{{"customer_id", kNumber}, {"created_at", kTime}}}, 63'000, 142 * kMiB},
    {"orders", "orders_customer_id_idx", {{{"customer_id", kNumber}}}, 1'200, 94 * kMiB}, // the one above begins like it
    {"orders", "orders_coupon_code_idx", {{{"coupon_code", kText}}}, 0, 118 * kMiB},      // of a campaign that is over
    {"order_items", "order_items_pkey", {{{"id", kNumber}}}, 400, 244 * kMiB, Rule::PrimaryKey},
    {"order_items", "order_items_order_id_idx", {{{"order_id", kNumber}}}, 164'000, 251 * kMiB},
    {"order_items", "order_items_order_idx", {{{"order_id", kNumber}}}, 0, 251 * kMiB}, // a migration made it once more
    {"order_items", "order_items_product_id_idx", {{{"product_id", kNumber}}}, 2'100, 247 * kMiB},
    {"payments", "payments_pkey", {{{"id", kNumber}}}, 15'000, 84 * kMiB, Rule::PrimaryKey},
    {"payments", "payments_order_id_idx", {{{"order_id", kNumber}}}, 31'000, 86 * kMiB},
    // Two payments had the same reference.
    {"payments",
     "payments_provider_reference_idx",
     {{{"provider_reference", kText}}},
     0,
     71 * kMiB,
     Rule::Unique,
     "btree",
     false},
    {"shipments", "shipments_pkey", {{{"id", kNumber}}}, 4'800, 14 * kMiB, Rule::PrimaryKey},
    {"shipments", "shipments_order_id_idx", {{{"order_id", kNumber}}}, 3'600, 14 * kMiB},
};

// Of catalog. Who looks for a name reads all names; the sync of the stock reads all of it, again and again.
constexpr DemoStatement kCatalogStatements[] = {
    {3'574'019'226'870'541'338, "catalog", "SELECT * FROM products WHERE id = $1", 45'000, 0.04, 1, 3, 0.01},
    {-7'748'213'500'961'334'072, "catalog", "SELECT id, name, price FROM products WHERE category = $1 ORDER BY name LIMIT $2",
     54'000, 0.4, 20, 24, 0.02},
    {6'290'845'117'703'928'465, "catalog", "SELECT quantity FROM stock_levels WHERE product_id = $1 AND warehouse_id = $2",
     88'000, 0.03, 1, 3, 0.01},
    {-1'163'390'752'284'607'593, "search", "SELECT * FROM product_translations WHERE lower(name) LIKE $1", 90, 85, 14, 15'090,
     14},
    {2'047'556'838'419'970'114, "inventory", "SELECT product_id, warehouse_id, quantity FROM stock_levels ORDER BY product_id",
     12, 410, 96'000, 700, 4'164},
};

constexpr DemoTable kCatalogTables[] = {
    {"products", 81'000, 64 * kMiB, 0, 0, 20, 1'050, 900, 6},
    {"product_translations", 402'000, 118 * kMiB, 270, 402'000.0 / 3, 60, 900, 120, 18},
    {"stock_levels", 96'000, 38 * kMiB, 12, 96'000, 25, 62'000, 58'000, 8},
};

constexpr DemoIndex kCatalogIndexes[] = {
    {"products", "products_pkey", {{{"id", kNumber}}}, 45'000, 2.3 * kMiB, Rule::PrimaryKey},
    {"products", "products_category_name_idx", {{{"category", kText}, {"name", kText}}}, 54'000, 9 * kMiB},
    {"products", "products_legacy_sku_idx", {{{"legacy_sku", kText}}}, 0, 4.6 * kMiB}, // of the shop before this one
    {"product_translations",
     "product_translations_pkey",
     {{{"product_id", kNumber}, {"language", kText}}},
     2'600,
     12 * kMiB,
     Rule::PrimaryKey},
    {"product_translations",
     "product_translations_name_idx",
     {{{"name", "gin_trgm_ops 100 0"}}},
     310,
     29 * kMiB,
     Rule::None,
     "gin"},
    // REINDEX INDEX CONCURRENTLY was ended by somebody.
    {"product_translations",
     "product_translations_name_idx_ccnew",
     {{{"name", "gin_trgm_ops 100 0"}}},
     0,
     31 * kMiB,
     Rule::None,
     "gin",
     false},
    {"stock_levels",
     "stock_levels_pkey",
     {{{"product_id", kNumber}, {"warehouse_id", kNumber}}},
     88'000,
     3 * kMiB,
     Rule::PrimaryKey},
};

constexpr DemoPostgres kServers[] = {
    {"orders-db", "orders", 16'391, Millis{0}, kOrderStatements, kOrderTables, kOrderIndexes},
    // Before each release, which is more often than once a week: so the advice says that its statistics are young.
    {"catalog-db", "catalog", 16'388, 5 * kDay, kCatalogStatements, kCatalogTables, kCatalogIndexes},
};

} // namespace

std::span<const DemoPostgres> demoPostgres()
{
    return kServers;
}

const DemoPostgres* demoPostgresOf(std::string_view source)
{
    const auto* const it = std::ranges::find(kServers, source, &DemoPostgres::source);
    return it == std::end(kServers) ? nullptr : it;
}

} // namespace traceo::demo
