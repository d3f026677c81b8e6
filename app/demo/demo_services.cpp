#include "app/demo/demo_services.h"

namespace traceo::demo {
namespace {

constexpr std::int64_t kHours = 60;
constexpr std::int64_t kDays = 24 * kHours;

using enum Service::Rhythm;
using enum Service::Scraped;

constexpr Service kServices[] = {
    {"checkout", "checkout-availability", "Storefront", "99.9%", 970, 0.00012, 2, Shop},
    {"payments", "payments-auth", "Payments", "99.95%", 420, 0.00012, 2, Shop},
    {"search", "search-availability", "Discovery", "99%", 1800, 0.0081, 2},
    {"webhooks", "webhooks-delivery", "Platform", "99%", 150, 0.004, 1, Steady, WithGaps},
    {"ledger", "ledger-posting", "Payments", "99.99%", 310, 0.000034, 1, Steady},
    {"exports", "exports-delivery", "Data", "99%", 40, 0.0021, 1, Office},
    {"media", "media-cdn-hits", "Platform", "99.5%", 5200, 0.00294},
    {"gateway", "gateway-availability", "Platform", "99.99%", 7400, 0.000036, 2, Steady},
    {"identity", "identity-login", "Identity", "99.95%", 260, 0.00014},
    {"orders", "orders-write", "Storefront", "99.9%", 240, 0.00023, 1, Shop},
    {"recommendations", "recommendations-read", "Discovery", "95%", 880, 0.008},
    {"catalog", "catalog-read", "Storefront", "99.9%", 1500, 0.00019, 1, Shop},
    {"cart", "cart-write", "Storefront", "99.9%", 330, 0.00041, 1, Shop},
    {"inventory", "inventory-sync", "Supply", "99.5%", 120, 0.0011, 1, Steady},
    {"pricing", "pricing-quotes", "Supply", "99.9%", 560, 0.00016},
    {"shipping", "shipping-labels", "Supply", "99%", 30, 0.0034, 1, Office},
    {"notifications", "notifications-email", "Platform", "99%", 75, 0.0019},
    {"reviews", "reviews-read", "Discovery", "99.5%", 410, 0.0008},
    {"profile", "profile-read", "Identity", "99.9%", 290, 0.00022},
    {"sessions", "sessions-refresh", "Identity", "99.95%", 640, 0.00008, 2},
    {"fraud", "fraud-scoring", "Payments", "99.9%", 210, 0.00031},
};

constexpr Check kChecks[] = {
    {"https://www.traceo.io/", "storefront-home", "Storefront", "99.9%"},
    {"https://api.traceo.io/health", "api-health", "Platform", "99.9%"},
    {"https://docs.traceo.io/", "docs-site", "Platform", "99.5%"},
    {"https://status.traceo.io/", "status-page", "Platform", "99%"},
};

// The two everybody talks about, then what each service has of its own.
constexpr Incident kIncidents[] = {
    {"checkout", "deploy of checkout 4.18.0", 30 * kDays, 8 * kDays + 13 * kHours + 12, 53, 0.155},
    {"https://www.traceo.io/", "deploy of checkout 4.18.0", 30 * kDays, 8 * kDays + 13 * kHours + 15, 11, 1},
    {"payments", "payments gateway of the bank", 30 * kDays, 16 * kDays + 4 * kHours + 10, 81, 0.12},
    {"checkout", "payments gateway of the bank", 30 * kDays, 16 * kDays + 4 * kHours + 10, 81, 0.32},
    {"orders", "payments gateway of the bank", 30 * kDays, 16 * kDays + 4 * kHours + 14, 70, 0.02},
    {"https://api.traceo.io/health", "payments gateway of the bank", 30 * kDays, 16 * kDays + 4 * kHours + 30, 14, 1},
    {"checkout", "pods evicted", 32 * kHours, 5 * kHours + 47, 15, 0.042},
    {"payments", "card network slow", 5 * kDays, 2 * kDays + 16 * kHours + 20, 24, 0.035},
    {"search", "index rebuild", 6 * kDays, 3 * kDays + 10 * kHours, 85, 0.22},
    {"ledger", "lock wait", 15 * kDays, 6 * kDays + 22 * kHours + 5, 20, 0.0009},
    {"media", "cache flush", 10 * kDays, 7 * kDays + 9 * kHours + 30, 35, 0.02},
    {"identity", "certificate renewal", 30 * kDays, 12 * kDays + 7 * kHours, 6, 0.05},
    {"catalog", "schema change", 15 * kDays, 9 * kDays + 18 * kHours + 40, 9, 0.03},
    {"webhooks", "queue full", 12 * kDays, 4 * kDays + 12 * kHours, 40, 0.3},
    {"recommendations", "model reload", 1 * kDays, 3 * kHours + 15, 10, 0.3},
    {"https://docs.traceo.io/", "publishing", 7 * kDays, 4 * kDays + 15 * kHours + 2, 8, 1},
};

} // namespace

std::span<const Service> services()
{
    return kServices;
}

std::span<const Check> checks()
{
    return kChecks;
}

std::span<const Incident> incidents()
{
    return kIncidents;
}

} // namespace traceo::demo
